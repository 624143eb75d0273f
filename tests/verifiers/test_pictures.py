"""Baked pictures, opened by libraries that know nothing of badges."""

from __future__ import annotations

import io
import unittest

from lxml import etree
from PIL import Image

from exhibits import Exhibit, all_of

KEYWORD = "openbadgecredential"
# https://www.imsglobal.org/spec/ob/v3p0/#svg
ELEMENT = "{https://purl.imsglobal.org/ob/v3p0}credential"


class Pictures(unittest.TestCase):
    """Each picture has a test of its own, added below."""


def png_test(exhibit: Exhibit, document: bytes):
    def test(self: unittest.TestCase) -> None:
        with Image.open(io.BytesIO(exhibit.read())) as picture:
            picture.load()
            self.assertEqual(picture.format, "PNG")
            self.assertEqual(list(picture.text), [KEYWORD])
            self.assertEqual(picture.text[KEYWORD].encode(), document)

    return test


def svg_test(exhibit: Exhibit, document: bytes):
    def test(self: unittest.TestCase) -> None:
        drawing = etree.fromstring(exhibit.read())
        self.assertEqual(drawing.tag, "{http://www.w3.org/2000/svg}svg")
        [found] = drawing.iter(ELEMENT)
        self.assertIs(found, drawing[0])
        self.assertEqual(dict(found.attrib), {})
        self.assertEqual(found.text.encode(), document)

    return test


documents = {each.address: each.read() for each in all_of("json") if each.address}
for form, test_of in (("png", png_test), ("svg", svg_test)):
    for each in all_of(form):
        if each.address:
            test = test_of(each, documents[each.address])
            setattr(Pictures, f"test_finds_the_badge_in_{each.test_name}", test)
