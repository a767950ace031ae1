# Sourced after prelude.bash by what measures: runs of programs, whose times are kept in files of $folder.
# shellcheck shell=bash disable=SC2154

# timed NAME COMMAND...: adds the seconds and the peak memory in MB of one run to the times of that name.
timed() {
  run_timed drop "$folder/$1.times" "${@:2}"
}

# measured NAME COMMAND...: the same, and behind them on the line what the command printed.
measured() {
  run_timed keep "$folder/$1.times" "${@:2}"
}

# median NAME [COLUMN]: of the seconds (1), of the memory (2) or of a number that was printed (3 and on).
median() {
  cut -d' ' -f"${2:-1}" "$folder/$1.times" | sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

# What is not kept is written nowhere, so that no file's speed is measured with it.
run_timed() {
  python3 - "$@" <<'END_PYTHON'
import os
import subprocess
import sys
import tempfile
import time

keep, times, *command = sys.argv[1:]
with tempfile.TemporaryFile("w+") as printed:
    start = time.monotonic()
    child = subprocess.Popen(
        command, stdout=printed if keep == "keep" else subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - start
    if status != 0:
        sys.exit(f"error: this failed: {' '.join(command)}")
    printed.seek(0)
    words = printed.read().split()
with open(times, "a", encoding="utf-8") as file:
    print(seconds, usage.ru_maxrss / 1024, *words, file=file)
END_PYTHON
}
