"""Baked pictures, opened by a library that knows nothing of badges."""

from __future__ import annotations

import io
import unittest

from PIL import Image

from exhibits import Exhibit, all_of

KEYWORD = "openbadgecredential"


class Pillow(unittest.TestCase):
    """Each picture has a test of its own, added below."""


def test_of(exhibit: Exhibit, document: bytes):
    def test(self: unittest.TestCase) -> None:
        with Image.open(io.BytesIO(exhibit.read())) as picture:
            picture.load()
            self.assertEqual(picture.format, "PNG")
            self.assertEqual(list(picture.text), [KEYWORD])
            self.assertEqual(picture.text[KEYWORD].encode(), document)

    return test


documents = {each.address: each.read() for each in all_of("json") if each.address}
for each in all_of("png"):
    if each.address:
        test = test_of(each, documents[each.address])
        setattr(Pillow, f"test_finds_the_badge_in_{each.test_name}", test)
