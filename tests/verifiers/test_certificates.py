"""Certificates, opened by a library that knows nothing of badges."""

from __future__ import annotations

import io
import unittest

from pypdf import PdfReader

from exhibits import Exhibit, all_of, fetch


class Certificates(unittest.TestCase):
    """Each certificate has a test of its own, added below."""


def roles(node) -> list[str]:
    """The kinds of the parts of a page, in the order in which they are read."""
    node = node.get_object()
    if isinstance(node, list):
        return [role for child in node for role in roles(child)]
    if not isinstance(node, dict):
        return []
    below = roles(node["/K"]) if "/K" in node else []
    return ([node["/S"]] if "/S" in node else []) + below


def certificate_test(exhibit: Exhibit):
    def test(self: unittest.TestCase) -> None:
        document = exhibit.read()
        reader = PdfReader(io.BytesIO(fetch(f"{exhibit.address}.pdf")), strict=True)
        [page] = reader.pages
        self.assertGreater(page.mediabox.width, page.mediabox.height)
        self.assertEqual(reader.attachments, {name: [document] for name in reader.attachments})
        self.assertEqual(len(reader.attachments), 1)
        root = reader.trailer["/Root"]
        self.assertEqual(root["/Lang"], "en")
        self.assertTrue(root["/MarkInfo"]["/Marked"])
        self.assertEqual(len(root["/AF"]), 1)
        found = roles(root["/StructTreeRoot"]["/K"])
        self.assertEqual(found.count("/H1"), 1)
        self.assertGreaterEqual(found.count("/Figure"), 2)
        self.assertEqual(found.count("/Link"), 1)
        text = page.extract_text()
        for wanted in ("Certificate", "Valid when checked", exhibit.address):
            self.assertIn(wanted, text)
        self.assertTrue(reader.metadata.title)

    return test


for each in all_of("json"):
    if each.address:
        setattr(Certificates, f"test_reads_the_certificate_of_{each.test_name}", certificate_test(each))
