// Loaded into the bot by LD_PRELOAD: from the moment at which the file that BROKEN_DISK names is there, no sync
// succeeds.
#include <cerrno>
#include <cstdlib>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" int fdatasync(int file) {
    const char* sign = std::getenv("BROKEN_DISK");
    if (sign == nullptr || ::access(sign, F_OK) != 0) return static_cast<int>(::syscall(SYS_fdatasync, file));
    errno = EIO;
    return -1;
}
