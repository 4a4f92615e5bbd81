# Finds Java and the class-data archive made for it. Read by the scripts in bin, which set $home first.
# It forks as little as it can: every millisecond here is paid by every command.

main_class=io.awsideman.Main
class_path="$home/lib/awsideman.jar:$home/lib/libraries.jar"
# Java finds the classes of its own class path without a class loader in Java code: a tenth of the time of an answer that
# asks AWS, which takes 2,000 classes of the SDK.
sdk="-Xbootclasspath/a:$home/lib/aws-sdk.jar"

# Short-lived processes gain nothing from the second compiler, from collectors with threads, or from method handles
# where a reflective call is made once (Java 18 and later; JEP 416).
java_options='-XX:TieredStopAtLevel=1 -XX:-UsePerfData -Djdk.reflect.useNativeAccessorOnly=true'
collector=-XX:+UseSerialGC
# Enough to ask for, keep, sort and write 100,000 users; by itself Java would take up to a quarter of the machine.
heap_limit=-Xmx512m
# Where packages and installers put Javas: each in a folder of its own.
java_folders=${AWSIDEMAN_JAVA_FOLDERS-/usr/lib/jvm:/Library/Java/JavaVirtualMachines}
# An archive that lies where it was made for is used as it is; at a random place every page of it is read and rewritten first.
archive_placed='-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0'

fail() {
    printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
    exit 3
}

# Sets java (the program), java_home (empty when it cannot be told), java_version, java_major
# and archive (the file for exactly this Java, which need not exist; empty without java_home).
find_java() {
    if [ -n "${AWSIDEMAN_JAVA:-}" ]; then
        origin=' (AWSIDEMAN_JAVA)'
        java=$AWSIDEMAN_JAVA
        [ ! -d "$java" ] || java=$java/bin/java
        examine_java
    elif [ -n "${JAVA_HOME:-}" ]; then
        origin=' (JAVA_HOME)'
        java=$JAVA_HOME/bin/java
        examine_java
    else
        origin=
        choose_java
    fi
    [ "${java_major:-0}" -ge 17 ] || fail "awsideman needs Java 17 or newer; $java$origin is Java $java_version" \
        'install Java 17 or newer, or set AWSIDEMAN_JAVA to one'
    [ -z "$java_home" ] || name_archive "$java_runtime" "$java_vendor"
}

# The newest of all, and PATH's where that is as new.
choose_java() {
    newest=0 installed=
    IFS=:
    for folder in $java_folders; do
        for candidate in "$folder"/*; do
            [ ! -d "$candidate/Contents/Home" ] || candidate=$candidate/Contents/Home
            [ ! -h "$candidate" ] && [ -x "$candidate/bin/java" ] && [ -f "$candidate/release" ] || continue
            [ -f "$candidate/lib/server/libjvm.so" ] || [ -f "$candidate/lib/server/libjvm.dylib" ] || continue
            java=$candidate/bin/java
            look_at_java
            case $java_version in
                *-ea* | *-beta*) ;;
                *) if [ "${java_major:-0}" -gt "$newest" ] 2>/dev/null; then newest=$java_major installed=$java; fi ;;
            esac
        done
    done
    unset IFS
    # PATH's is asked, which takes longer than all of this, only if there is no other.
    if java=$(command -v java); then
        look_at_java
        [ -n "$installed" ] || [ -n "$java_version" ] || ask_java
        [ "${java_major:-0}" -lt "$newest" ] || return 0
    fi
    [ -n "$installed" ] || fail 'Java was not found' 'install Java 17 or newer, or set AWSIDEMAN_JAVA or JAVA_HOME to it'
    java=$installed
    look_at_java
}

examine_java() {
    [ -f "$java" ] && [ -x "$java" ] || fail "there is no Java at $java$origin" \
        'set AWSIDEMAN_JAVA to a java program or to the folder of a JDK, 17 or newer'
    look_at_java
    [ -n "$java_version" ] || ask_java
}

# Sets what the release file of $java says, or java_version to nothing.
look_at_java() {
    java_home=$java
    [ ! -h "$java" ] || java_home=$(readlink -f "$java") || java_home=$java
    java_home=${java_home%/bin/java}
    java_version='' java_runtime='' java_vendor='' archive=''
    if [ -r "$java_home/release" ]; then
        read_release <"$java_home/release"
    fi
    java_major=${java_version%%[!0-9]*}
}

# The file is not sourced: it belongs to somebody else.
read_release() {
    while IFS='=' read -r key value; do
        value=${value#\"}
        value=${value%\"}
        case $key in
            JAVA_VERSION) java_version=$value ;;
            JAVA_RUNTIME_VERSION) java_runtime=$value ;;
            IMPLEMENTOR) java_vendor=$value ;;
        esac
        # The lines after these are long, and the shell reads them byte by byte.
        [ -z "$java_version" ] || [ -z "$java_runtime" ] || [ -z "$java_vendor" ] || return 0
    done
}

# For a java that is a wrapper script, or a JDK without a release file.
ask_java() {
    java_home=
    answer=$("$java" -version 2>&1) || fail "$java$origin does not start" \
        "try it: $java -version; set AWSIDEMAN_JAVA to a Java 17 or newer that works"
    java_version=${answer#*version \"}
    java_version=${java_version%%\"*}
    java_major=${java_version%%[!0-9]*}
}

name_archive() {
    set -f
    IFS=' ,/\:;*?<>|"'
    # shellcheck disable=SC2086
    set -- ${1:-$java_version} $2
    IFS=-
    archive="$home/lib/java-$*.jsa"
    unset IFS
    set +f
}
