# SPDX-License-Identifier: GPL-3.0-or-later
# Bare Debian 12 roots to try an installation in. For other scripts to source; needs root,
# debootstrap and util-linux.
#
#   bare_root_possible      whether this machine lets us make roots; prints why not
#   bare_root_make DIR      a root in DIR, as debootstrap --variant=minbase makes it, with git,
#                           ca-certificates and sudo, and an ordinary user 'tester' who may use sudo
#   bare_root_enter DIR COMMAND...
#                           runs COMMAND in it, as root; BARE_BIND="FROM:TO ..." mounts folders or
#                           files of this machine there, read-only
#
# BARE_SCRATCH is the folder for everything (default: a new folder below TMPDIR). Downloaded
# packages are kept there, so that each is downloaded once.

BARE_SCRATCH=${BARE_SCRATCH:-$(mktemp -d "${TMPDIR:-/tmp}/hitwatch-bare.XXXXXX")}

bare_root_possible() {
    if [ "$(id -u)" -ne 0 ]; then
        echo "only root can make a root file system"
    elif ! command -v debootstrap >/dev/null; then
        echo "debootstrap is not installed: apt-get install debootstrap"
    elif ! unshare --mount chroot / true 2>/dev/null; then
        echo "this machine allows no chroot or no mount namespace"
    else
        return 0
    fi
    return 1
}

# The Debian archives of this machine's own apt configuration: "URI SUITE" lines, bookworm first.
bare_archives() {
    # shellcheck disable=SC2016 # the format is for apt
    apt-get indextargets --format '$(LABEL) $(REPO_URI) $(RELEASE) $(COMPONENT)' \
        'Created-By: Packages' 'Origin: Debian' 2>/dev/null |
        awk '$NF == "main" && $(NF-1) ~ /^bookworm(-updates|-security)?$/ { print $(NF-2), $(NF-1) }' |
        sort -u -k2
}

bare_base() {
    local base=$BARE_SCRATCH/base archives main
    [ -e "$BARE_SCRATCH/base.done" ] && return 0
    archives=$(bare_archives)
    if [ -z "$archives" ]; then
        apt-get -q update >&2
        archives=$(bare_archives)
    fi
    main=$(awk '$2 == "bookworm" { print $1; exit }' <<<"$archives")
    if [ -z "$main" ]; then
        echo "apt of this machine has no archive of Debian 12 (bookworm) to take packages from." >&2
        return 1
    fi
    rm -rf "$base"
    debootstrap --variant=minbase --include=git,ca-certificates,sudo bookworm "$base" "$main" \
        >"$BARE_SCRATCH/debootstrap.log" 2>&1 || {
        tail -n 20 "$BARE_SCRATCH/debootstrap.log" >&2
        return 1
    }
    awk '{ print "deb", $1, $2, "main" }' <<<"$archives" >"$base/etc/apt/sources.list"
    # How this machine reaches the archives: proxies, and whether dates are checked.
    apt-config dump | grep -E '^Acquire::(http|https|Check-|Retries)' \
        >"$base/etc/apt/apt.conf.d/90this-machine" || true
    cp -L /etc/resolv.conf /etc/hosts "$base/etc/"
    chroot "$base" useradd --create-home --shell /bin/bash tester
    echo 'tester ALL=(ALL) NOPASSWD: ALL' >"$base/etc/sudoers.d/tester"
    chroot "$base" apt-get -q update >>"$BARE_SCRATCH/debootstrap.log" 2>&1
    touch "$BARE_SCRATCH/base.done"
}

bare_root_make() {
    local root=$1
    bare_base || return 1
    rm -rf --one-file-system "$root"
    cp -a "$BARE_SCRATCH/base" "$root"
    mkdir -p "$BARE_SCRATCH/archives/partial"
}

bare_root_enter() {
    local root=$1
    shift
    BARE_ROOT=$root BARE_BIND=${BARE_BIND:-} BARE_ARCHIVES=$BARE_SCRATCH/archives \
        unshare --mount --propagation private -- bash -euc '
        mount --bind "$BARE_ROOT" "$BARE_ROOT"
        cd "$BARE_ROOT"
        mount -t proc proc proc
        mount --rbind /sys sys
        mount --rbind /dev dev
        mount -t tmpfs -o mode=1777 tmpfs tmp
        mount -t tmpfs -o mode=755 tmpfs run
        mount --bind "$BARE_ARCHIVES" var/cache/apt/archives
        for pair in $BARE_BIND; do
            to=./${pair#*:}
            if [ -d "${pair%%:*}" ]; then mkdir -p "$to"; else mkdir -p "$(dirname "$to")"; touch "$to"; fi
            mount --rbind "${pair%%:*}" "$to"
            mount -o remount,bind,ro "$to"
        done
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
            LANG=C.UTF-8 TERM="${TERM:-dumb}" ${DISPLAY:+DISPLAY="$DISPLAY"} ${CI:+CI="$CI"} \
            chroot . "$@"' bare_root "$@"
}
