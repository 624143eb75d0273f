"""The embedded proof by PyLD's RDF and the Ed25519 of `cryptography`: nothing is shared with the JavaScript verifiers.

PyLD has no safe mode: what nothing defines is dropped without a word, and the order of contexts is not looked at. Those two
spoiled badges are left to the others.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import unittest
from datetime import datetime, timezone

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyld import jsonld

from exhibits import CONTEXTS, Exhibit, all_of, fetch, fetch_did_document

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519 = b"\xed\x01"
SMALLEST_LIST = 131_072


class Refused(Exception):
    """Why a badge does not hold."""


def load(url: str, _options: object) -> dict:
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}


def canonical(document: dict) -> bytes:
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    return jsonld.normalize(document, options).encode()


def decode(multibase: str) -> bytes:
    """base58btc, https://www.w3.org/TR/cid-1.0/#multibase-0"""
    if not multibase.startswith("z"):
        raise Refused("not base58btc")
    number = 0
    for letter in multibase[1:]:
        number = number * 58 + BASE58.index(letter)
    zeros = len(multibase[1:]) - len(multibase[1:].lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def find_key(method: str, issuer: str) -> Ed25519PublicKey:
    """The issuer's key of this name, if the issuer uses it for assertions."""
    if method.split("#")[0] != issuer:
        raise Refused("a key of somebody else")
    document = fetch_did_document(issuer)
    if document["id"] != issuer or method not in document["assertionMethod"]:
        raise Refused("not a key of the issuer")
    [found] = [each for each in document["verificationMethod"] if each["id"] == method]
    key = decode(found["publicKeyMultibase"])
    if found["type"] != "Multikey" or found["controller"] != issuer or not key.startswith(ED25519):
        raise Refused("not an Ed25519 key of the issuer")
    return Ed25519PublicKey.from_public_bytes(key.removeprefix(ED25519))


def check_proof(signed: dict) -> str:
    """https://www.w3.org/TR/vc-di-eddsa/#verify-proof-eddsa-rdfc-2022; gives the issuer."""
    document = dict(signed)
    proofs = document.pop("proof", [])
    [proof] = proofs if isinstance(proofs, list) else [proofs]
    if (proof["type"], proof["cryptosuite"]) != ("DataIntegrityProof", "eddsa-rdfc-2022"):
        raise Refused("another kind of proof")
    if proof["proofPurpose"] != "assertionMethod":
        raise Refused("another purpose")
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    options["@context"] = document["@context"]
    hashed = b"".join(hashlib.sha256(canonical(part)).digest() for part in (options, document))
    issuer = document["issuer"] if isinstance(document["issuer"], str) else document["issuer"]["id"]
    find_key(proof["verificationMethod"], issuer).verify(decode(proof["proofValue"]), hashed)
    return issuer


def check_period(document: dict) -> None:
    now = datetime.now(timezone.utc)
    if datetime.fromisoformat(document["validFrom"]) > now:
        raise Refused("early")
    if "validUntil" in document and datetime.fromisoformat(document["validUntil"]) < now:
        raise Refused("expired")


def check_status(entry: dict, issuer: str) -> None:
    """https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm"""
    signed = json.loads(fetch(entry["statusListCredential"]))
    if check_proof(signed) != issuer or signed["id"] != entry["statusListCredential"]:
        raise Refused("another list")
    check_period(signed)
    subject = signed["credentialSubject"]
    if subject["statusPurpose"] != entry["statusPurpose"] or not subject["encodedList"].startswith("u"):
        raise Refused("a list of another kind")
    text = subject["encodedList"][1:]
    bits = gzip.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if len(bits) * 8 < SMALLEST_LIST:
        raise Refused("a list too short to hide in")
    index = int(entry["statusListIndex"])
    if bits[index // 8] >> (7 - index % 8) & 1:
        raise Refused(entry["statusPurpose"])


def check(badge: dict) -> None:
    try:
        issuer = check_proof(badge)
    except (InvalidSignature, ValueError, KeyError) as error:
        raise Refused(f"{type(error).__name__} {error}") from error
    check_period(badge)
    entries = badge.get("credentialStatus", [])  # endorsements have none
    for entry in entries if isinstance(entries, list) else [entries]:
        check_status(entry, issuer)


class PyLD(unittest.TestCase):
    """Each exhibit has a test of its own, added below."""


def test_of(exhibit: Exhibit):
    def test(self: unittest.TestCase) -> None:
        badge = json.loads(exhibit.read())
        if exhibit.verdict in ("genuine", "suspended"):  # files do not tell of a suspension
            check(badge)
            return
        with self.assertRaises(Refused) as refused:
            check(badge)
        expected = {"revoked": "revocation", "expired": "expired", "early": "early"}.get(exhibit.verdict)
        if expected:
            self.assertEqual(str(refused.exception), expected)

    return test


for each in [*all_of("json"), *all_of("endorsement.json")]:
    if each.verdict not in ("undefined", "swapped"):
        verb = "verifies" if each.verdict in ("genuine", "suspended") else "refuses"
        setattr(PyLD, f"test_{verb}_{each.test_name}", test_of(each))
