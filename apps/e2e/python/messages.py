"""Messages of the engine: decoded, held against their published JSON Schemas, and each seen once."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from jsonschema import Draft202012Validator

folder = Path(__file__).parents[3] / "docs/contract/messages"
traceparent = re.compile(r"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
sequence = re.compile(r"\d+\.\d+")
outbound_time = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def validator_of(path):
    schema = json.loads(path.read_text())
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


validators = {path.name.removesuffix(".schema.json"): validator_of(path) for path in folder.iterdir()}


@dataclass(frozen=True)
class Message:
    topic: str
    key: str
    headers: dict
    data: dict

    @property
    def id(self):
        return self.headers["ce_id"]

    @property
    def type(self):
        return self.headers["ce_type"]

    def faults(self):
        """What about the message is not as the contract has it."""
        found = [f"{self.type}: {error.message}" for error in validators[self.type].iter_errors(self.data)]
        envelope = {
            "ce_specversion": self.headers["ce_specversion"] == "1.0",
            "content-type": self.headers["content-type"] == "application/json",
            "ce_source": bool(self.headers["ce_source"]),
            "ce_time": bool(outbound_time.fullmatch(self.headers["ce_time"])),
            "traceparent": bool(traceparent.fullmatch(self.headers["traceparent"])),
        }
        if "huntId" in self.data and "playerId" in self.data:
            envelope |= {
                "hunt-origin": bool(self.headers["hunt-origin"]),
                "hunt-seq": bool(sequence.fullmatch(self.headers["hunt-seq"])),
                "causedby": bool(self.headers["causedby"]),
            }
        return found + [f"{self.type}: {name}" for name, is_so in envelope.items() if not is_so]


def decoded(record):
    headers = {name: value.decode() for name, value in record.headers() or []}
    return Message(record.topic(), record.key().decode(), headers, json.loads(record.value()))


class Seen:
    """Keeps each message once, by its `ce_id` in its topic."""

    def __init__(self):
        self.messages = []
        self.repeated = 0
        self._ids = set()

    def add(self, message):
        if (message.topic, message.id) in self._ids:
            self.repeated += 1
            return
        self._ids.add((message.topic, message.id))
        self.messages.append(message)
