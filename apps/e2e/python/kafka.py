"""The topics as a game backend uses them: plain JSON in, without headers; facts out."""

import json
import time

from confluent_kafka import OFFSET_BEGINNING, Consumer, Producer, TopicPartition

from messages import Seen, decoded


class Writer:
    """Writes values with the settings of a librdkafka producer, with or without their keys."""

    def __init__(self, brokers, prefix, settings, keyed=True):
        self._producer = Producer({"bootstrap.servers": brokers, **settings})
        self._prefix = prefix
        self._keyed = keyed

    def write(self, topic, key, *values):
        """Returns `topic/partition/offset` of each value when the brokers have it."""
        places = []
        for value in values:
            self._producer.produce(
                self._prefix + topic,
                json.dumps(value),
                key if self._keyed else None,
                on_delivery=lambda error, record: places.append(error or place_of(record)),
            )
        self._producer.flush(20)
        return places


def place_of(record):
    return f"{record.topic()}/{record.partition()}/{record.offset()}"


class Reader:
    """Reads whole topics from their beginning."""

    def __init__(self, brokers, prefix, topics, is_ours):
        self._consumer = Consumer({"bootstrap.servers": brokers, "group.id": "python", "enable.auto.commit": False})
        self._is_ours = is_ours
        self._seen = Seen()
        self._prefix = prefix
        self._consumer.assign(
            [
                TopicPartition(prefix + topic, partition, OFFSET_BEGINNING)
                for topic in topics
                for partition in self._consumer.list_topics(prefix + topic, 10).topics[prefix + topic].partitions
            ]
        )

    @property
    def repeated(self):
        return self._seen.repeated

    def all(self, topic, type_=None):
        ours = (one for one in self._seen.messages if one.topic == self._prefix + topic)
        return [one for one in ours if type_ in (None, one.type)]

    def wait_for(self, what, found, within_s=30):
        """Reads until `found()` is something, and returns that."""
        ends_at = time.monotonic() + within_s
        while not (it := found()):
            if time.monotonic() > ends_at:
                raise TimeoutError(f"{what}: not within {within_s} s")
            for record in self._consumer.consume(500, 0.1):
                if record.error():
                    raise RuntimeError(record.error())
                message = decoded(record)
                if self._is_ours(message):
                    self._seen.add(message)
        return it

    def close(self):
        self._consumer.close()
