package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.Action;
import java.util.HashMap;
import java.util.Map;

/** What a process did with a system call, in words. */
final class SyscallActions {
    private final Map<String, Action> byName = new HashMap<>();

    SyscallActions() {
        process();
        files();
        attributes();
        network();
        system();
    }

    private void process() {
        put("executed", "process", "start", "execve", "execveat");
        put("started-process", "process", "start", "fork", "vfork", "clone", "clone3");
        put("ended", "process", "end", "exit", "exit_group");
        put("sent-signal-to", "process", "change", "kill", "tkill", "tgkill", "rt_sigqueueinfo", "pidfd_send_signal");
        put("traced-process", "process", "access", "ptrace", "process_vm_readv", "process_vm_writev");
        put("changed-identity", "process", "change", "setuid", "setuid32", "setreuid", "setreuid32", "setresuid");
        put("changed-identity", "process", "change", "setresuid32", "setfsuid", "setfsuid32", "setgid", "setgid32");
        put("changed-identity", "process", "change", "setregid", "setregid32", "setresgid", "setresgid32", "setgroups");
        put("changed-capabilities", "process", "change", "capset", "prctl");
        put("changed-namespace", "process", "change", "unshare", "setns", "chroot", "pivot_root");
        put("changed-directory", "process", "info", "chdir", "fchdir");
        put("changed-limits", "process", "change", "setrlimit", "prlimit64", "setpriority", "sched_setscheduler");
    }

    private void files() {
        put("opened-file", "file", "access", "open", "openat", "openat2", "open_by_handle_at", "name_to_handle_at");
        put("created-file", "file", "creation", "creat", "mknod", "mknodat", "memfd_create");
        put("created-directory", "file", "creation", "mkdir", "mkdirat");
        put("created-link", "file", "creation", "link", "linkat", "symlink", "symlinkat");
        put("deleted", "file", "deletion", "unlink", "unlinkat", "rmdir");
        put("renamed", "file", "change", "rename", "renameat", "renameat2");
        put("truncated", "file", "change", "truncate", "ftruncate", "truncate64", "ftruncate64");
        put("looked-at", "file", "info", "stat", "lstat", "newfstatat", "statx", "access", "faccessat", "faccessat2");
        put("read-from", "file", "access", "read", "pread64", "readv", "readlink", "readlinkat", "getdents64");
        put("wrote-to", "file", "change", "write", "pwrite64", "writev", "sendfile", "copy_file_range");
    }

    private void attributes() {
        put("changed-permissions", "file", "change", "chmod", "fchmod", "fchmodat", "fchmodat2");
        put(
                "changed-owner",
                "file",
                "change",
                "chown",
                "fchown",
                "lchown",
                "fchownat",
                "chown32",
                "fchown32",
                "lchown32");
        put("changed-attributes", "file", "change", "setxattr", "lsetxattr", "fsetxattr", "setxattrat");
        put("changed-attributes", "file", "change", "removexattr", "lremovexattr", "fremovexattr", "removexattrat");
        put("changed-times", "file", "change", "utime", "utimes", "utimensat", "futimesat");
    }

    private void network() {
        put("opened-socket", "network", "info", "socket", "socketpair");
        put("connected-to", "network", "start", "connect");
        put("accepted-connection-from", "network", "start", "accept", "accept4");
        put("bound-to", "network", "info", "bind");
        put("listened-on", "network", "info", "listen");
        put("sent-to", "network", "info", "sendto", "sendmsg", "sendmmsg");
        put("received-from", "network", "info", "recvfrom", "recvmsg", "recvmmsg");
        put("changed-socket", "network", "change", "setsockopt");
    }

    private void system() {
        put("mounted", "host", "change", "mount", "move_mount", "fsmount");
        put("unmounted", "host", "change", "umount", "umount2");
        put("loaded-kernel-module", "driver", "start", "init_module", "finit_module");
        put("unloaded-kernel-module", "driver", "end", "delete_module");
        put("loaded-kernel", "host", "change", "kexec_load", "kexec_file_load");
        put("rebooted", "host", "change", "reboot");
        put("changed-time", "host", "change", "settimeofday", "stime", "clock_settime", "adjtimex", "clock_adjtime");
        put("changed-host-name", "host", "change", "sethostname", "setdomainname");
        put("changed-swap", "host", "change", "swapon", "swapoff");
        put("used-bpf", "host", "info", "bpf");
        put("added-key", "iam", "info", "add_key", "request_key", "keyctl");
    }

    private void put(String word, String category, String type, String... calls) {
        for (String call : calls) {
            byName.put(call, Action.of(word, category, type));
        }
    }

    /** Of a call by its name, {@code called-NAME} for one that has no word here. */
    Action of(String call) {
        Action known = byName.get(call);
        return known != null ? known : Action.of("called-" + call, "process", "info");
    }
}
