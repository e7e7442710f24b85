#include "record/disk.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bot::record {

namespace {

std::unexpected<std::error_code> failed() { return std::unexpected(std::error_code(errno, std::generic_category())); }

/// The result of a system call, begun again when a signal interrupted it.
template <class Call>
auto insist(Call call) {
    for (;;) {
        const auto result = call();
        if (result >= 0 || errno != EINTR) return result;
    }
}

outcome<void> done(int result) {
    if (result != 0) return failed();
    return {};
}

class descriptor {
public:
    explicit descriptor(int number) : number_(number) {}
    ~descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

int open_at(const path& file, int how) {
    return insist([&] { return ::open(file.c_str(), how | O_CLOEXEC, 0600); });
}

outcome<std::size_t> write_some(int to, std::string_view bytes) {
    const auto written = insist([&] { return ::write(to, bytes.data(), bytes.size()); });
    if (written < 0) return failed();
    return static_cast<std::size_t>(written);
}

class disk_file final : public open_file {
public:
    explicit disk_file(int number) : file_(number) {}
    bool is_open() const { return static_cast<bool>(file_); }

    outcome<std::size_t> write(std::string_view bytes) override { return write_some(file_.number(), bytes); }
    outcome<void> sync() override {
        return done(insist([&] { return ::fdatasync(file_.number()); }));
    }
    outcome<void> truncate(std::uint64_t size) override {
        return done(insist([&] { return ::ftruncate(file_.number(), static_cast<off_t>(size)); }));
    }

private:
    descriptor file_;
};

class disk_lock final : public held_lock {
public:
    explicit disk_lock(int number) : file_(number) {}

    outcome<void> take() {
        if (!file_) return failed();
        if (insist([&] { return ::flock(file_.number(), LOCK_EX | LOCK_NB); }) != 0) return failed();
        return sign();
    }

private:
    /// The text is for people alone: that no room is left for it hinders nothing.
    outcome<void> sign() {
        const auto text = std::to_string(::getpid()) + "\n";
        if (::ftruncate(file_.number(), 0) == 0) (void)write_some(file_.number(), text);
        return {};
    }
    descriptor file_;
};

}  // namespace

outcome<void> write_all(open_file& to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = to.write(bytes);
        if (!written) return std::unexpected(written.error());
        if (*written == 0) return std::unexpected(std::make_error_code(std::errc::no_space_on_device));
        bytes.remove_prefix(*written);
    }
    return {};
}

outcome<std::string> disk::read(const path& file) {
    const descriptor from(open_at(file, O_RDONLY));
    struct stat about{};
    if (!from || ::fstat(from.number(), &about) != 0) return failed();
    std::string text;
    constexpr std::size_t piece = 1 << 16;
    text.reserve(static_cast<std::size_t>(about.st_size) + piece);
    for (;;) {
        const auto before = text.size();
        text.resize(before + piece);
        const auto got = insist([&] { return ::read(from.number(), text.data() + before, piece); });
        if (got < 0) return failed();
        text.resize(before + static_cast<std::size_t>(got));
        if (got == 0) return text;
    }
}

outcome<std::unique_ptr<open_file>> disk::append_to(const path& file) {
    auto opened = std::make_unique<disk_file>(open_at(file, O_WRONLY | O_APPEND | O_CREAT));
    if (!opened->is_open()) return failed();
    return opened;
}

outcome<void> disk::rename(const path& from, const path& to) { return done(::rename(from.c_str(), to.c_str())); }

outcome<void> disk::remove(const path& file) { return done(::unlink(file.c_str())); }

outcome<void> disk::sync_directory(const path& directory) {
    const descriptor opened(open_at(directory, O_RDONLY | O_DIRECTORY));
    if (!opened) return failed();
    return done(insist([&] { return ::fsync(opened.number()); }));
}

outcome<std::vector<std::string>> disk::list(const path& directory) {
    std::error_code wrong;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator each(directory, wrong), end; !wrong && each != end; each.increment(wrong))
        names.push_back(each->path().filename().string());
    if (wrong) return std::unexpected(wrong);
    std::ranges::sort(names);
    return names;
}

outcome<void> disk::make_directory(const path& directory) {
    std::error_code wrong;
    const auto whole = std::filesystem::absolute(directory, wrong);
    if (!wrong && whole.has_parent_path()) std::filesystem::create_directories(whole.parent_path(), wrong);
    if (wrong) return std::unexpected(wrong);
    if (::mkdir(whole.c_str(), 0700) != 0 && errno != EEXIST) return failed();
    return {};
}

outcome<void> disk::sync_way_to(const path& directory) {
    std::error_code wrong;
    const auto whole = std::filesystem::absolute(directory, wrong);
    if (wrong) return std::unexpected(wrong);
    for (auto each = whole; each.has_relative_path();) {
        each = each.parent_path();
        // Where we may not write we made nothing, and not every such place can be synced.
        if (::access(each.c_str(), W_OK) != 0 && (errno == EACCES || errno == EROFS)) return {};
        if (const auto synced = sync_directory(each); !synced) return synced;
    }
    return {};
}

outcome<std::unique_ptr<held_lock>> disk::lock(const path& file) {
    auto held = std::make_unique<disk_lock>(open_at(file, O_RDWR | O_APPEND | O_CREAT));
    if (const auto taken = held->take(); !taken) return std::unexpected(taken.error());
    return held;
}

}  // namespace bot::record
