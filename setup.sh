#!/usr/bin/env bash
# Clever Kiosk: set up what is missing, then play or test. Safe to run twice, in any order; asks nothing.
#
#   ./setup.sh play [ARG …]   set up, then start the kiosk: in a window where there is a display, full screen on a
#                             Raspberry Pi; with neither, a pretend class plays a round off-screen and leaves pictures
#   ./setup.sh test [ARG …]   set up, then run every check and test (ARG … goes to pytest)
#   ./setup.sh hub [ARG …]    set up the receiving server alone, then start it (ARG … goes to hub serve); prints the link
#                             with which the first operator chooses a password
#   ./setup.sh --help
#
# Exit status: that of what was run; 2 an unknown word, 3 system packages are missing and may not be installed.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

venv=.venv
log=$venv/setup.log

say() { printf '\033[1m→\033[0m %s\n' "$*" >&2; }
fail() { printf 'setup.sh: %s\n' "$1" >&2; exit "${2:-1}"; }

# --- system packages: a probe that says whether it is there, and the Debian package that brings it -------------------

has_command() { command -v "$1" >/dev/null 2>&1; }
# Read in whole: with pipefail, a grep that stops early would make the pipe fail.
has_library() { local known; known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p); [[ $known == *"$1"* ]]; }
has_software_gl() { compgen -G '/usr/lib/*/dri/*_dri.so' >/dev/null; }
has_venv() { python3 -c 'import ensurepip, venv' >/dev/null 2>&1; }
has_certificates() { [[ -s /etc/ssl/certs/ca-certificates.crt ]]; }

missing_packages() {
    local missing=()
    has_command python3 || missing+=(python3)
    has_venv || missing+=(python3-venv)
    has_certificates || missing+=(ca-certificates)
    has_library libEGL.so.1 || missing+=(libegl1)
    has_library libGL.so.1 || missing+=(libgl1)
    has_library libGLESv2.so.2 || missing+=(libgles2)
    has_software_gl || missing+=(libgl1-mesa-dri)
    has_library libmtdev.so.1 || missing+=(libmtdev1)
    # Pillow brings raqm and HarfBuzz, and looks for FriBidi: without it Arabic and Indic letters fall apart.
    has_library libfribidi.so.0 || missing+=(libfribidi0)
    has_library libespeak-ng.so.1 || missing+=(libespeak-ng1)
    [[ -d $(espeak_data) ]] || missing+=(espeak-ng-data)
    has_library libportaudio.so.2 || missing+=(libportaudio2)
    if is_pi && needs_lgpio_build; then missing+=(swig gcc python3-dev make); fi
    printf '%s\n' "${missing[@]}"
}

espeak_data() {
    local folders=(/usr/lib/*/espeak-ng-data /usr/share/espeak-ng-data)
    for folder in "${folders[@]}"; do [[ -d $folder ]] && { echo "$folder"; return; }; done
    echo /usr/share/espeak-ng-data
}

install_system_packages() {
    local missing sudo=()
    mapfile -t missing < <("${1:-missing_packages}" | sed '/^$/d')
    ((${#missing[@]})) || return 0
    if ((EUID)); then
        sudo=(sudo -n)
        if ! { has_command sudo && sudo -n true 2>/dev/null; }; then
            echo "setup.sh: these system packages are missing, and I may not install them. Please run this one line," >&2
            echo "setup.sh: then call me again:" >&2
            echo "    sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
            exit 3
        fi
    fi
    say "Installing system packages: ${missing[*]}"
    "${sudo[@]}" apt-get -qq update
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "${missing[@]}" >/dev/null
}

# --- the private virtual environment ---------------------------------------------------------------------------------

is_pi() { grep -qs 'Raspberry Pi' /proc/device-tree/model; }

# PyPI has an lgpio wheel up to Python 3.12; a newer Python would silently get the stub 0.0.0.2, so it is built there.
needs_lgpio_build() { ! python3 -c 'import sys; sys.exit(sys.version_info >= (3, 13))' 2>/dev/null; }

check_python() {
    python3 -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' ||
        fail "Python 3.11, 3.12 or 3.13 is needed; $(python3 --version) is what python3 is here." 9
}

install_python_packages() {
    local extras=$1 stamp wanted
    check_python
    wanted=$({ python3 --version; cat pyproject.toml; pwd; } | sha256sum | cut -c1-32)
    stamp=$venv/.ready-${extras:-play}
    [[ -s $stamp && $(<"$stamp") == "$wanted" ]] && return 0
    say "Setting up the Python environment in $venv (a minute or two, once)"
    "$venv/bin/python" -c '' 2>/dev/null || python3 -m venv --clear "$venv"
    is_pi && extras=${extras:+$extras,}pi
    local env=()
    is_pi && needs_lgpio_build && env=(PYPI=1)
    env "${env[@]}" "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --editable ".${extras:+[$extras]}" >"$log" 2>&1 ||
        { tail -n 20 "$log" >&2; fail "the Python packages could not be installed; the whole story is in $log" 9; }
    echo "$wanted" >"$stamp"
}

set_up() {
    install_system_packages
    install_python_packages "${1:-}"
}

# --- what people call it for -----------------------------------------------------------------------------------------

has_window_system() { [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; }
has_connected_screen() { grep -qs '^connected' /sys/class/drm/card*-*/status; }

play() {
    set_up
    if has_window_system; then
        say "Opening the kiosk in a window: F and J are the two big buttons, Escape closes it."
        exec "$venv/bin/kiosk" play "$@"
    elif is_pi && has_connected_screen; then
        say "Starting the kiosk on this screen."
        exec "$venv/bin/kiosk" play --full-screen "$@"
    fi
    say "No display here: a pretend class plays a round off-screen. (Under a desktop this opens a window.)"
    exec "$venv/bin/kiosk" demo --fast "$@"
}

# --- the receiving server: neither Kivy nor anything that draws or speaks --------------------------------------------

hub_packages() {
    has_command python3 || echo python3
    has_venv || echo python3-venv
    has_certificates || echo ca-certificates
}

hub_requirements() {
    python3 -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["hub"], sep="\n")'
}

hub() {
    install_system_packages hub_packages
    check_python
    local stamp=$venv/.ready-hub wanted
    wanted=$({ python3 --version; hub_requirements; pwd; } | sha256sum | cut -c1-32)
    if [[ ! -s $stamp || $(<"$stamp") != "$wanted" ]]; then
        say "Setting up the hub's Python environment in $venv (half a minute, once)"
        "$venv/bin/python" -c '' 2>/dev/null || python3 -m venv --clear "$venv"
        { hub_requirements >"$venv/hub.txt"; pip_install -r "$venv/hub.txt"; pip_install --no-deps --editable .; } >"$log" 2>&1 ||
            { tail -n 20 "$log" >&2; fail "the Python packages could not be installed; the whole story is in $log" 9; }
        echo "$wanted" >"$stamp"
    fi
    say "Starting the hub. Ctrl-C ends it."
    exec "$venv/bin/hub" serve "$@"
}

pip_install() { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"; }

shell_check() {
    if has_command shellcheck; then
        say "shellcheck"
        shellcheck setup.sh .ci/run
    else
        say "shellcheck was not run: it is not installed (apt-get install shellcheck)"
    fi
}

run_tests() {
    set_up test
    say "ruff"
    "$venv/bin/ruff" check --quiet .
    "$venv/bin/ruff" format --quiet --check .
    say "mypy"
    "$venv/bin/mypy"
    shell_check
    say "pytest"
    exec "$venv/bin/python" -m pytest "$@"
}

case ${1:-} in
    play) shift; play "$@" ;;
    hub) shift; hub "$@" ;;
    test) shift; run_tests "$@" ;;
    -h | --help | help) sed -n '2,12s/^# \{0,1\}//p' "$0" ;;
    '') sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    *) fail "I do not know '$1'. I know: play, test, hub, --help." 2 ;;
esac
