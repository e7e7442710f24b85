// Loaded into the bot by LD_PRELOAD: as long as the file that HANGING_DISK names is there, no sync comes back, and from
// the moment at which the one that BROKEN_DISK names is there, none succeeds.
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace {

bool is_there(const char* sign) {
    const char* file = std::getenv(sign);
    return file != nullptr && ::access(file, F_OK) == 0;
}

}  // namespace

extern "C" int fdatasync(int file) {
    while (is_there("HANGING_DISK")) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    if (!is_there("BROKEN_DISK")) return static_cast<int>(::syscall(SYS_fdatasync, file));
    errno = EIO;
    return -1;
}
