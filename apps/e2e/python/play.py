"""A game backend in Python, written from the contract: publishes a hunt, plays it over Kafka, and verifies every draw.

Reads KAFKA_BROKERS, TOPIC_PREFIX, CATALOG_URL and CATALOG_API_KEY; writes what it saw as JSON, and ends with 1 and
with what is wrong where anything is not as the contract has it.
"""

import json
import os
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from checks import faults_of_draws, faults_of_messages, faults_of_player
from hunt import gate, hunt, place, players, tower
from hunts import Hunts
from kafka import Reader, Writer

ACTIVITY, ATTEMPTS = "hunt.player-activity.v1", "hunt.solution-attempts.v1"
FEED, REWARDS, DEFINITIONS = "hunt.player-feed.v1", "hunt.rewards.v1", "hunt.definitions.v1"

brokers, prefix = os.environ["KAFKA_BROKERS"], os.environ.get("TOPIC_PREFIX", "")
# The engine's partitioner, librdkafka's own, and no key at all.
murmur = Writer(brokers, prefix, {"partitioner": "murmur2_random", "compression.type": "lz4"})
default = Writer(brokers, prefix, {"compression.type": "zstd"})
keyless = Writer(brokers, prefix, {"compression.type": "snappy"}, keyed=False)


def ago(seconds):
    return (datetime.now(UTC) - timedelta(seconds=seconds)).isoformat()


def fix(player, north, seconds_ago):
    position = {"lat": place["lat"] + north, "lon": place["lon"], "accuracyM": 8}
    return {"playerId": player, "at": ago(seconds_ago), "position": position}


def scan(player):
    return {"playerId": player, "at": ago(0), "action": "scanned", "targetId": tower["trigger"]["object"]["targetId"]}


def attempt(assigned, answer):
    named = {name: assigned[name] for name in ("clueId", "playerId", "assignmentId")}
    return {"attemptId": uuid4().hex, **named, "answer": answer, "at": ago(0)}


def each_told(reader, type_, clue=None):
    """The value of the first fact of a type for each player, when all have one."""

    def found():
        told = [one for one in reader.all(FEED, type_) if clue is None or one.data["clueId"] == clue["clueId"]]
        first = {one.key: one.data for one in reversed(told)}
        return first if len(first) == len(players) else None

    return reader.wait_for(f"{type_} for all {len(players)} players", found)


def cross_the_gate(reader):
    """One partitioner for each player, because order holds by it."""
    for player, writer in zip(players, [murmur, default] * 6, strict=True):
        writer.write(ACTIVITY, player, fix(player, 0.001, 20), fix(player, 0, 10))
    return each_told(reader, "clue.assigned", gate)


def solve_the_gate(reader, assigned):
    """A wrong answer, then the right one, twice, as a backend does that heard no acknowledgement."""
    for told in assigned.values():
        default.write(ATTEMPTS, gate["clueId"], attempt(told, "one dog"))
    each_told(reader, "solution.rejected")
    for told in assigned.values():
        right = attempt(told, "  TWO  Líons! ")
        keyless.write(ATTEMPTS, gate["clueId"], right, right)
    each_told(reader, "solution.accepted", gate)


def secret_of(hunts):
    """Ends the hunt; a hunt that is over shows its secret."""
    status, body = hunts.withdraw(hunt["huntId"])
    if status not in (200, 202):
        raise RuntimeError(f"Not withdrawn: {status} {body}")
    while "secret" not in body:
        time.sleep(0.1)
        _, body = hunts.show(hunt["huntId"])
    return body["secret"]


def all_grants(reader):
    def found():
        grants = {one.key: one.data for one in reader.all(FEED, "reward.granted")}
        ledger = [one.data for one in reader.all(REWARDS, "reward.granted")]
        return grants if len(ledger) == len(grants) == len(players) else None

    return reader.wait_for("a grant for each player", found)


def play(hunts, reader):
    """What was seen, and what of it is not as the contract has it."""
    status, body = hunts.publish(hunt)
    if status != 201:
        raise RuntimeError(f"Not published: {status} {body}")
    scanned = {player: keyless.write(ACTIVITY, player, scan(player))[0] for player in players}
    locked = each_told(reader, "clue.locked", tower)
    solve_the_gate(reader, cross_the_gate(reader))
    wallets, grants = each_told(reader, "wallet.changed"), all_grants(reader)
    published = reader.wait_for("hunt.published", lambda: reader.all(DEFINITIONS, "hunt.published"))[0]

    faults = faults_of_draws(list(grants.values()), published.data, secret_of(hunts))
    for player in players:
        faults += faults_of_player(grants[player], locked[player], wallets[player], scanned[player])
    messages = [one for topic in (FEED, REWARDS, DEFINITIONS) for one in reader.all(topic)]
    return {
        "messages": Counter(f"{one.topic.removeprefix(prefix)} {one.type}" for one in messages),
        "repeated": reader.repeated,
        "verified": len(grants),
    }, faults + faults_of_messages(messages)


def is_ours(message):
    return message.data.get("playerId") in players or message.data.get("huntId") == hunt["huntId"]


events = Reader(brokers, prefix, (FEED, REWARDS, DEFINITIONS), is_ours)
report, faults = play(Hunts(os.environ["CATALOG_URL"], os.environ["CATALOG_API_KEY"]), events)
events.close()
print(json.dumps(report, indent=2))
sys.exit("\n".join(faults) or 0)
