// A file system in memory that fails as it is told, runs out of room, and on a power cut forgets what was not synced:
// what files hold, what was cut off them, and the names in directories, those of directories as well.
#pragma once

#include "record/files.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>

namespace tests {

using bot::record::outcome;
using bot::record::path;

enum class op {
    read,
    open,
    write,
    sync,
    truncate,
    rename,
    remove,
    sync_directory,
    list,
    make_directory,
    sync_way_to,
    lock
};

inline std::error_code failing(std::errc with) { return std::make_error_code(with); }

/// What a power cut leaves of what was not synced. `uncut`: of a file that was cut back, all that stood there before.
struct power_cut {
    enum class kept { nothing, half, everything, uncut };
    kept contents = kept::nothing;
    bool names = false;
};

class memory_disk final : public bot::record::files {
public:
    /// Asked before each operation with its number, from 0: an error is what it fails with.
    using fault = std::function<std::error_code(std::uint64_t nth, op what, const path& where)>;

    void on_each(fault asked) { asked_ = std::move(asked); }
    void room_for(std::optional<std::uint64_t> bytes) { room_ = bytes; }
    std::uint64_t operations() const { return operations_; }
    std::uint64_t count(op what) const { return counts_.contains(what) ? counts_.at(what) : 0; }

    std::string& contents(const path& file) { return names_.at(file)->bytes; }
    bool has(const path& file) const { return names_.contains(file); }
    void put(const path& file, std::string bytes) {
        names_[file] = synced_names_[file] = std::make_shared<node>(node{bytes, bytes, {}});
        add_way_to(file, directories_);
        add_way_to(file, synced_directories_);
    }
    void drop(const path& file) {
        names_.erase(file);
        synced_names_.erase(file);
    }
    std::vector<path> all() const {
        std::vector<path> found;
        for (const auto& [each, held] : names_) found.push_back(each);
        return found;
    }
    std::uint64_t used() const {
        std::uint64_t sum = 0;
        for (const auto& [each, held] : names_) sum += held->bytes.size();
        return sum;
    }
    /// A disk as it is after the power came back.
    std::unique_ptr<memory_disk> after(power_cut how) const {
        auto left = std::make_unique<memory_disk>();
        left->directories_ = how.names ? directories_ : synced_directories_;
        std::erase_if(left->directories_, [&](const path& each) { return !left->is_reached(each); });
        left->synced_directories_ = left->directories_;
        for (const auto& [name, held] : how.names ? names_ : synced_names_)
            if (left->is_reached(name.parent_path())) left->put(name, held->after(how.contents));
        return left;
    }

    outcome<std::string> read(const path& file) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::read, file)) return std::unexpected(wrong);
        if (!names_.contains(file)) return std::unexpected(failing(std::errc::no_such_file_or_directory));
        return names_.at(file)->bytes;
    }
    outcome<std::unique_ptr<bot::record::open_file>> append_to(const path& file) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::open, file)) return std::unexpected(wrong);
        auto& held = names_[file];
        if (!held) held = std::make_shared<node>();
        return std::make_unique<handle>(*this, file, held);
    }
    outcome<void> rename(const path& from, const path& to) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::rename, from)) return std::unexpected(wrong);
        names_[to] = names_.at(from);
        names_.erase(from);
        return {};
    }
    outcome<void> remove(const path& file) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::remove, file)) return std::unexpected(wrong);
        if (names_.erase(file) == 0) return std::unexpected(failing(std::errc::no_such_file_or_directory));
        return {};
    }
    outcome<void> sync_directory(const path& directory) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::sync_directory, directory)) return std::unexpected(wrong);
        std::erase_if(synced_names_, [&](const auto& each) { return each.first.parent_path() == directory; });
        for (const auto& each : names_)
            if (each.first.parent_path() == directory) synced_names_.insert(each);
        sync_directories_in(directory);
        return {};
    }
    outcome<std::vector<std::string>> list(const path& directory) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::list, directory)) return std::unexpected(wrong);
        if (!directories_.contains(directory)) return std::unexpected(failing(std::errc::no_such_file_or_directory));
        std::vector<std::string> found;
        for (const auto& [each, held] : names_)
            if (each.parent_path() == directory) found.push_back(each.filename().string());
        return found;
    }
    outcome<void> make_directory(const path& directory) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::make_directory, directory)) return std::unexpected(wrong);
        add_way_to(directory / "", directories_);
        return {};
    }
    outcome<void> sync_way_to(const path& directory) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::sync_way_to, directory)) return std::unexpected(wrong);
        for (auto each = directory; each.has_relative_path();) {
            each = each.parent_path();
            sync_directories_in(each);
        }
        return {};
    }
    outcome<std::unique_ptr<bot::record::held_lock>> lock(const path& file) override {
        const std::lock_guard alone(door_);
        if (const auto wrong = fails(op::lock, file)) return std::unexpected(wrong);
        if (!locked_.insert(file).second) return std::unexpected(failing(std::errc::operation_would_block));
        names_[file] = std::make_shared<node>(node{"4711\n", "", {}});
        return std::make_unique<lock_held>(*this, file);
    }

private:
    struct node {
        std::string bytes, synced;
        std::optional<std::string> uncut;  ///< as it stood when it was cut back, until that is synced

        std::string after(power_cut::kept how) const {
            if (how == power_cut::kept::uncut) return uncut.value_or(bytes);
            if (how == power_cut::kept::everything) return bytes;
            if (how == power_cut::kept::nothing || !bytes.starts_with(synced)) return synced;
            return bytes.substr(0, synced.size() + (bytes.size() - synced.size()) / 2);
        }
    };

    class handle final : public bot::record::open_file {
    public:
        handle(memory_disk& on, path name, std::shared_ptr<node> held)
            : on_(on), name_(std::move(name)), held_(std::move(held)) {}

        outcome<std::size_t> write(std::string_view bytes) override {
            const std::lock_guard alone(on_.door_);
            if (const auto wrong = on_.fails(op::write, name_)) {
                if (on_.tears_) held_->bytes += bytes.substr(0, bytes.size() / 2);
                return std::unexpected(wrong);
            }
            const auto room = on_.room_ ? *on_.room_ - std::min(*on_.room_, on_.used()) : bytes.size();
            if (room == 0) return std::unexpected(failing(std::errc::no_space_on_device));
            const auto taken = std::min<std::size_t>(room, bytes.size());
            held_->bytes += bytes.substr(0, taken);
            return taken;
        }
        outcome<void> sync() override {
            const std::lock_guard alone(on_.door_);
            if (const auto wrong = on_.fails(op::sync, name_)) return std::unexpected(wrong);
            held_->synced = held_->bytes;
            held_->uncut.reset();
            return {};
        }
        outcome<void> truncate(std::uint64_t size) override {
            const std::lock_guard alone(on_.door_);
            if (const auto wrong = on_.fails(op::truncate, name_)) return std::unexpected(wrong);
            if (!held_->uncut) held_->uncut = held_->bytes;
            held_->bytes.resize(size);
            return {};
        }

    private:
        memory_disk& on_;
        path name_;
        std::shared_ptr<node> held_;
    };

    class lock_held final : public bot::record::held_lock {
    public:
        lock_held(memory_disk& on, path name) : on_(on), name_(std::move(name)) {}
        ~lock_held() override { on_.locked_.erase(name_); }

    private:
        memory_disk& on_;
        path name_;
    };

    static void add_way_to(const path& file, std::set<path>& directories) {
        for (auto each = file; each.has_relative_path(); directories.insert(each)) each = each.parent_path();
    }
    void sync_directories_in(const path& directory) {
        for (const auto& each : directories_)
            if (each.has_relative_path() && each.parent_path() == directory) synced_directories_.insert(each);
    }
    bool is_reached(path directory) const {
        for (; directory.has_relative_path(); directory = directory.parent_path())
            if (!directories_.contains(directory)) return false;
        return true;
    }

    std::error_code fails(op what, const path& where) {
        ++counts_[what];
        const auto wrong = asked_ ? asked_(operations_, what, where) : std::error_code();
        ++operations_;
        return wrong;
    }

    std::map<path, std::shared_ptr<node>> names_, synced_names_;
    std::set<path> directories_, synced_directories_, locked_;
    fault asked_;
    std::optional<std::uint64_t> room_;
    std::uint64_t operations_ = 0;
    std::map<op, std::uint64_t> counts_;
    std::mutex door_;

public:
    /// Whether a write that fails leaves half of its bytes behind.
    bool tears_ = true;
};

}  // namespace tests
