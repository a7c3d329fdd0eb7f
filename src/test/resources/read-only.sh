#!/bin/sh
# Runs a command as a container does: an ordinary user, nothing to write to but /srv and a /tmp that runs no programs.
# Takes the folder of the program, which becomes /opt, the data folder, which becomes /srv, and the command.
# It is meant for a mount namespace of its own.
set -eu
mount --make-rprivate /
mount --bind "$1" /opt
mount --bind "$2" /srv
chown nobody: /srv
shift 2
mount -t tmpfs -o nosuid,nodev,noexec tmpfs /tmp
findmnt -rno TARGET | while read -r place; do
    case $place in
    /srv* | /tmp* | /dev* | /proc* | /sys*) ;;
    *) mount -o remount,bind,ro "$place" ;;
    esac
done
cd /opt
exec setpriv --reuid nobody --regid "$(id -g nobody)" --clear-groups --inh-caps=-all --no-new-privs "$@"
