"""The standard security handler of revision 3: RC4 with a key of 128 bits, from two passwords."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import md5

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
FILE_ID = bytes(range(16))
PERMISSIONS = -3904  # nothing but reading


def rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _hash(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = md5(data, usedforsecurity=False).digest()
    return data


def _rounds(key: bytes, data: bytes) -> bytes:
    for step in range(20):
        data = rc4(bytes(b ^ step for b in key), data)
    return data


@dataclass(frozen=True)
class Lock:
    """Two passwords; with an empty one of the user everybody may read."""

    user: str
    owner: str

    def _padded(self, password: str) -> bytes:
        return (password.encode("latin-1") + PADDING)[:32]

    @cached_property
    def _owner_entry(self) -> bytes:
        return _rounds(_hash(self._padded(self.owner), 51), self._padded(self.user))

    @cached_property
    def _key(self) -> bytes:
        permissions = PERMISSIONS.to_bytes(4, "little", signed=True)
        return _hash(self._padded(self.user) + self._owner_entry + permissions + FILE_ID, 51)

    @property
    def dictionary(self) -> str:
        check = _rounds(self._key, _hash(PADDING + FILE_ID, 1)) + bytes(16)
        return (
            f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P {PERMISSIONS}"
            f" /O <{self._owner_entry.hex()}> /U <{check.hex()}> >>"
        )

    @property
    def trailer(self) -> str:
        return f"/ID [<{FILE_ID.hex()}> <{FILE_ID.hex()}>]"

    def encrypt(self, number: int, data: bytes) -> bytes:
        key = _hash(self._key + number.to_bytes(3, "little") + b"\0\0", 1)
        return rc4(key, data)
