"""What people do with a store, with the libraries that they use. STORE names the store; VERIFICATION its verdict as JSON."""

import glob
import json
import os
import pathlib
import sysconfig

import deltalake
import duckdb
import pandas
import polars
import pyarrow.parquet
import pytest

STORE = pathlib.Path(os.environ["STORE"]).resolve()

COLUMNS = [
    "user_id", "date", "steps", "calories_burned", "distance_km", "active_minutes", "sleep_hours", "heart_rate_avg",
    "workout_type", "weather_conditions", "location", "mood",
    "producer", "seq", "kafka_partition", "kafka_offset", "kafka_timestamp", "batch_id",
]


def journal():
    """The newest decided batch: what the store says of itself, apart from the tables."""
    return json.loads(pathlib.Path(sorted(glob.glob(f"{STORE}/_journal/*/*.json"))[-1]).read_text())


@pytest.fixture(scope="module")
def stored():
    return journal()["totals"]["stored"]


@pytest.fixture(scope="module")
def duckdb_connection():
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    installed = glob.glob(f"{sysconfig.get_paths()['purelib']}/duckdb_extension_delta/**/*.duckdb_extension", recursive=True)
    assert installed, "the package duckdb-extension-delta carries no extension"
    connection.execute(f"LOAD '{installed[0]}'")
    return connection


def test_the_run_stored_something(stored):
    assert stored > 0


def test_pandas_through_deltalake_reads_each_event_once(stored):
    frame = deltalake.DeltaTable(str(STORE / "events")).to_pandas()
    assert sorted(frame.columns) == sorted(COLUMNS)
    assert len(frame) == stored
    assert not frame.duplicated(["producer", "seq"]).any()
    assert not frame.duplicated(["kafka_partition", "kafka_offset"]).any()
    assert frame["heart_rate_avg"].between(20, 250).all()


def test_polars_reads_the_same_rows(stored):
    frame = polars.read_delta(str(STORE / "events"))
    assert frame.height == stored
    assert frame.select(polars.struct("producer", "seq").n_unique()).item() == stored


def test_duckdb_reads_the_same_rows(stored, duckdb_connection):
    rows, ids = duckdb_connection.execute(
        f"SELECT count(*), count(DISTINCT (producer, seq)) FROM delta_scan('{STORE}/events')"
    ).fetchone()
    assert (rows, ids) == (stored, stored)


def test_files_that_no_log_names_do_not_exist():
    for table in ("events", "rejected", "daily"):
        delta = deltalake.DeltaTable(str(STORE / table))
        live = {str(pathlib.Path(uri.removeprefix("file://"))) for uri in delta.file_uris()}
        removed = set()
        for entry in glob.glob(f"{STORE}/{table}/_delta_log/*.json"):
            for line in pathlib.Path(entry).read_text().splitlines():
                action = json.loads(line)
                if "remove" in action:
                    removed.add(str(STORE / table / action["remove"]["path"]))
        on_disk = {path for path in glob.glob(f"{STORE}/{table}/**/*.parquet", recursive=True) if "_delta_log" not in path}
        assert on_disk - live - removed == set()


def test_plain_files_hold_the_same_rows(stored):
    if not any((STORE / "events").rglob("*.parquet")):
        pytest.fail("the store has no file")
    live = deltalake.DeltaTable(str(STORE / "events")).file_uris()
    assert sum(pyarrow.parquet.read_metadata(uri.removeprefix("file://")).num_rows for uri in live) == stored


def test_rejected_rows_keep_their_bytes_and_say_why():
    frame = deltalake.DeltaTable(str(STORE / "rejected")).to_pandas()
    by_rule = journal()["totals"]["rejected"]
    assert frame["rule"].value_counts().to_dict() == by_rule
    assert frame["message"].str.len().gt(0).all()


def test_daily_is_the_sum_of_events():
    events = deltalake.DeltaTable(str(STORE / "events")).to_pandas()
    daily = deltalake.DeltaTable(str(STORE / "daily")).to_pandas()
    expected = events.groupby(["date", "user_id", "workout_type"]).agg(
        events=("steps", "size"), steps=("steps", "sum"), calories_burned=("calories_burned", "sum"),
        heart_rate_sum=("heart_rate_avg", "sum"),
    ).reset_index()
    merged = expected.merge(daily, on=["date", "user_id", "workout_type"], how="outer", suffixes=("", "_daily"), indicator=True)
    assert (merged["_merge"] == "both").all()
    assert (merged["events"] == merged["events_daily"]).all()
    assert (merged["steps"] == merged["steps_daily"]).all()
    assert (merged["heart_rate_sum"] == merged["heart_rate_sum_daily"]).all()
    pandas.testing.assert_series_equal(
        merged["calories_burned"], merged["calories_burned_daily"], check_names=False, rtol=0, atol=0.001
    )


def test_every_delta_reader_may_read_it():
    for table in ("events", "rejected", "daily"):
        protocol = deltalake.DeltaTable(str(STORE / table)).protocol()
        assert protocol.min_reader_version == 1
        assert not protocol.reader_features
