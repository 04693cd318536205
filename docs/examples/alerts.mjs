// Prints each alert of Gatehouse as one line of JSON.
//
//   npm ci
//   node alerts.mjs --bootstrap localhost:9092 --registry http://localhost:8081/apis/ccompat/v7
//
//   --topic NAME   default gatehouse.alerts
//   --count N      ends after N alerts
//   --seconds S    ends after S seconds: with status 1 where --count was given and has not been reached
//
// An incident comes several times under one id (event.id, the record key): opened, counted, closed. The highest
// gatehouse.revision holds. kafkajs reads committed records only (readUncommitted is false unless set), so nothing of an
// aborted transaction is seen.
import { parseArgs } from "node:util";
import confluent from "@kafkajs/confluent-schema-registry";
import kafkajs from "kafkajs";

const { values: options } = parseArgs({
  options: {
    bootstrap: { type: "string", default: "localhost:9092" },
    registry: { type: "string", default: "http://localhost:8081/apis/ccompat/v7" },
    topic: { type: "string", default: "gatehouse.alerts" },
    group: { type: "string", default: `gatehouse-example-${process.pid}` },
    count: { type: "string" },
    seconds: { type: "string" },
  },
});

const wanted = options.count === undefined ? Infinity : Number(options.count);
const registry = new confluent.SchemaRegistry({ host: options.registry });
const kafka = new kafkajs.Kafka({
  clientId: "gatehouse-example",
  brokers: options.bootstrap.split(","),
  logLevel: kafkajs.logLevel.NOTHING, // failures are said below
});
const consumer = kafka.consumer({ groupId: options.group, readUncommitted: false });

let seen = 0;
let ending;

function end(status) {
  ending ??= consumer.disconnect().finally(() => process.exit(status));
}

async function print({ message }) {
  if (seen >= wanted || message.value === null) {
    return; // null is a tombstone
  }
  const alert = await registry.decode(message.value);
  process.stdout.write(JSON.stringify(alert, withoutNulls) + "\n");
  seen += 1;
  if (seen >= wanted) {
    end(0);
  }
}

function withoutNulls(_key, value) {
  return value === null ? undefined : value;
}

consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`alerts.mjs: ${payload.error.message}`));
process.on("SIGINT", () => end(0));
process.on("SIGTERM", () => end(0));
if (options.seconds !== undefined) {
  setTimeout(() => end(wanted === Infinity ? 0 : 1), Number(options.seconds) * 1000).unref();
}
try {
  await consumer.connect();
  await consumer.subscribe({ topic: options.topic, fromBeginning: true });
  await consumer.run({ eachMessage: print });
} catch (failure) {
  console.error(`alerts.mjs: ${failure.message}`);
  end(1);
}
