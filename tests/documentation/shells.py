# SPDX-License-Identifier: GPL-3.0-or-later
"""What real shells offer to complete a command line with."""

import os
import pathlib
import pty
import select
import shutil
import subprocess
import tempfile
import time

COMPLETIONS = pathlib.Path(__file__).resolve().parents[2] / "packaging/completions"
BASH_COMPLETION = pathlib.Path("/usr/share/bash-completion/bash_completion")
TIMEOUT = 60  # seconds; only a shell that hangs needs them


def environment():
    """Without anything of the user's, whose shell may be set up in any way."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TERM": "vt100",
            "HOME": "/nonexistent"}


class Bash:
    name = "bash"
    # What it completes is what is behind the last word break, so without "--format=".
    keeps_equals_sign = False

    SCRIPT = r"""
source "$1"; source "$2"
# It works only while readline completes.
compopt() { :; }
COMP_LINE=$3; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
# Readline breaks words at COMP_WORDBREAKS, of which only blanks and = occur here.
read -ra COMP_WORDS <<<"${COMP_LINE//=/ = }"
[[ $COMP_LINE == *[\ =] ]] && COMP_WORDS+=("")
[[ $COMP_LINE == *= ]] && unset 'COMP_WORDS[-1]'
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
function=$(complete -p "${COMP_WORDS[0]}"); function=${function#* -F }; function=${function%% *}
"$function" "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
"""

    @staticmethod
    def is_there():
        return shutil.which("bash") is not None and BASH_COMPLETION.is_file()

    def offers(self, line, folder):
        program = line.split()[0]
        run = subprocess.run(
            ["bash", "--norc", "--noprofile", "-c", self.SCRIPT, "bash", str(BASH_COMPLETION),
             str(COMPLETIONS / "bash" / program), line],
            cwd=folder, env=environment(), capture_output=True, text=True, timeout=TIMEOUT, check=True)
        if run.stderr:
            raise AssertionError(run.stderr)
        return {word.strip() for word in run.stdout.splitlines() if word.strip()}


class Fish:
    name = "fish"
    keeps_equals_sign = True

    @staticmethod
    def is_there():
        return shutil.which("fish") is not None

    def offers(self, line, folder):
        program = line.split()[0]
        with tempfile.TemporaryDirectory() as home:
            run = subprocess.run(
                ["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]",
                 str(COMPLETIONS / "fish" / f"{program}.fish"), line],
                cwd=folder, env={**environment(), "HOME": home}, capture_output=True, text=True,
                timeout=TIMEOUT, check=True)
        if run.stderr:
            raise AssertionError(run.stderr)
        return {offer.split("\t")[0] for offer in run.stdout.splitlines()}


class Zsh:
    name = "zsh"
    keeps_equals_sign = False

    def __init__(self):
        # The list of all completion functions takes a while to make: once is enough.
        self._lists = tempfile.TemporaryDirectory()

    # Completion works only in the line editor, so in an interactive shell on a terminal. As soon as
    # the editor is ready, this one completes the line, writes down what is added, and ends.
    SETTINGS = r"""
PROMPT= RPROMPT=
fpath=("$HITWATCH_FUNCTIONS" $fpath)
autoload -Uz compinit && compinit -u -C -d "$HITWATCH_DUMP"
compadd() {
    local -a found
    # With these options matches go into an array instead of the list.
    if [[ " $* " != *" -"[OAD]" "* ]]; then
        builtin compadd -A found "$@"
        print -rl -- $found >>"$HITWATCH_OFFERS"
    fi
    builtin compadd "$@"
}
zle -C hitwatch-complete list-choices _main_complete
zle-line-init() {
    BUFFER=$HITWATCH_LINE
    CURSOR=$#BUFFER
    zle hitwatch-complete
    kill -KILL $$
}
zle -N zle-line-init
"""

    @staticmethod
    def is_there():
        return shutil.which("zsh") is not None

    def offers(self, line, folder):
        with tempfile.TemporaryDirectory() as home:
            offers = pathlib.Path(home) / "offers"
            pathlib.Path(home, ".zshrc").write_text(self.SETTINGS, encoding="utf-8")
            variables = {**environment(), "ZDOTDIR": home, "HOME": home, "HITWATCH_LINE": line,
                         "HITWATCH_OFFERS": str(offers),
                         "HITWATCH_FUNCTIONS": str(COMPLETIONS / "zsh"),
                         "HITWATCH_DUMP": self._lists.name + "/dump"}
            screen = self._run(variables, folder)
            if not offers.exists():
                if "rror" in screen or "not found" in screen:
                    raise AssertionError(screen)
                return set()
            return {word for word in offers.read_text(encoding="utf-8").splitlines() if word}

    @staticmethod
    def _run(variables, folder):
        """Runs zsh on a terminal of its own until it ends. Returns what it showed."""
        master, slave = pty.openpty()
        process = subprocess.Popen(["zsh", "-d", "-i"], cwd=folder, env=variables, stdin=slave,
                                   stdout=slave, stderr=slave, start_new_session=True)
        os.close(slave)
        shown = b""
        end = time.monotonic() + TIMEOUT
        try:
            while time.monotonic() < end:
                if not select.select([master], [], [], 1)[0]:
                    continue
                try:
                    piece = os.read(master, 65536)
                except OSError:  # the other end is closed
                    break
                shown += piece
                if not piece:
                    break
            else:
                raise AssertionError("zsh does not end: " + shown.decode(errors="replace"))
        finally:
            process.kill()
            process.wait()
            os.close(master)
        return shown.decode(errors="replace")


SHELLS = {shell.name: shell for shell in (Bash(), Zsh(), Fish())}
