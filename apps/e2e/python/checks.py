"""What is not as the contract has it, in sentences."""

from collections import Counter

from draw import faults_of_grant, sha256_of
from hunt import chest, gate, players, supply


def faults_of_draws(grants, published, secret):
    faults = [fault for grant in grants for fault in faults_of_grant(grant, chest, secret)]
    if sha256_of(secret) != published["secretHash"]:
        faults.append("The secret is not the one whose hash was published.")
    if sum(not grant["consolation"] for grant in grants) != supply:
        faults.append(f"There were {supply} chests, and not so many grants that are no consolation.")
    coins = [coin["coinId"] for grant in grants for coin in grant["coins"]]
    if len(coins) != len(set(coins)):
        faults.append("A coin has the id of another one.")
    return faults


def faults_of_player(grant, locked, wallet, scanned_at):
    faults = []
    if locked["missing"] != [gate["clueId"]]:
        faults.append(f"Missing is {locked['missing']}.")
    if wallet["balances"] != balances_of(grant):
        faults.append(f"The wallet is {wallet['balances']}, and {balances_of(grant)} was earned.")
    if grant["earnedBy"][0] != scanned_at:
        faults.append(f"The scan is {scanned_at}, and the reward was earned by {grant['earnedBy']}.")
    return [f"{grant['playerId']}: {fault}" for fault in faults]


def balances_of(grant):
    balances = Counter()
    for coin in grant["coins"]:
        balances[coin["currency"]] += coin["amount"]
    return balances


def faults_of_messages(messages):
    """Each is of its published schema, and about somebody who plays, under the key of its topic."""
    faults = [fault for one in messages for fault in one.faults()]
    fed = [one for one in messages if one.topic.endswith("hunt.player-feed.v1")]
    return faults + [f"{one.id} has the key {one.key}." for one in fed if one.key not in players]
