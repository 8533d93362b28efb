"""Runs a counts query over a file of responses, and prints the table as errspec does; on standard error, what it cost."""

import csv
import json
import os
import resource
import subprocess
import sys
import time

COLUMNS = {"time": "time", "module": "text", "operation": "text", "method": "text", "target": "text", "status": "int", "body": "text"}


def duckdb(path, query):
    import duckdb

    types = {"time": "timestamp", "text": "varchar", "int": "integer"}
    columns = ", ".join(f"{name}: '{types[kind]}'" for name, kind in COLUMNS.items())
    db = duckdb.connect()
    db.execute(f"create view logged as from read_ndjson('{path}', columns={{{columns}}})")
    return db.execute(query).fetchall()


def clickhouse(path, query):
    from chdb import session

    types = {"time": "Nullable(DateTime64(3, \\'UTC\\'))", "text": "Nullable(String)", "int": "Nullable(Int32)"}
    columns = ", ".join(f"{name} {types[kind]}" for name, kind in COLUMNS.items())
    db = session.Session()
    db.query("set date_time_input_format = 'best_effort'")
    db.query(f"create view logged as select * from file('{path}', 'JSONEachRow', '{columns}')")
    found = db.query(query.rstrip().rstrip(";"), "JSONCompactEachRow")
    rows = [json.loads(line) for line in str(found).split("\n") if line]
    db.close()
    return rows


def spark(path, query):
    from pyspark.sql import SparkSession

    types = {"time": "timestamp", "text": "string", "int": "int"}
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.memory": "2g",
        "spark.sql.variant.allowDuplicateKeys": "true",
    }
    builder = SparkSession.builder.master("local[2]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    schema = ", ".join(f"{name} {types[kind]}" for name, kind in COLUMNS.items())
    session.read.schema(schema).json(path).createOrReplaceTempView("logged")
    rows = [list(row) for row in session.sql(query.rstrip().rstrip(";")).collect()]
    # The virtual machine is a process of its own: its own figures count.
    pid = session.sparkContext._gateway.proc.pid
    jvm = next(int(child) for child in [*children(pid), pid] if "java" in os.readlink(f"/proc/{child}/exe"))
    status = dict(line.split(":", 1) for line in open(f"/proc/{jvm}/status") if ":" in line)
    with open(f"/proc/{jvm}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    ticks = int(fields[11]) + int(fields[12])
    cost = {"cpu": ticks / os.sysconf("SC_CLK_TCK"), "memory": int(status["VmHWM"].split()[0]) / 1024}
    session.stop()
    return rows, cost


def children(pid):
    try:
        return [int(child) for child in open(f"/proc/{pid}/task/{pid}/children").read().split()]
    except FileNotFoundError:
        return []


def own(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"{command} ended with {done.returncode}")
    sys.stdout.write(done.stdout.decode())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}


def main():
    engine, *rest = sys.argv[1:]
    started = time.monotonic()
    if engine == "own":
        cost = own(*rest)
        seconds = time.monotonic() - started
    else:
        path, query = rest
        with open(query) as file:
            text = file.read()
        found = {"duckdb": duckdb, "clickhouse": clickhouse, "spark": spark}[engine](path, text)
        seconds = time.monotonic() - started
        rows, cost = found if isinstance(found, tuple) else (found, None)
        used = resource.getrusage(resource.RUSAGE_SELF)
        cost = cost or {"cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}
        names = "result module code module_code reason status operation text n repeats first last".split()
        table = sorted([["" if value is None else str(value) for value in row] for row in rows], key=lambda row: row[:8])
        csv.writer(sys.stdout, lineterminator="\n").writerows([names, *table])
    print(json.dumps({"seconds": seconds, **cost}), file=sys.stderr)


main()
