// JSON written straight into a text, from left to right. An answer is written so: as a tree first it would cost ten
// times as much, and it is most of what a command costs.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace bot::chat {

/// The caller sees to it that what it opens is closed. Bytes that are no UTF-8 are replaced by U+FFFD.
class json_writer {
public:
    /// For so many bytes the text need not grow.
    explicit json_writer(std::size_t about = 256) { all_.reserve(about); }

    json_writer& open_object() { return open('{'); }
    json_writer& close_object() { return close('}'); }
    json_writer& open_list() { return open('['); }
    json_writer& close_list() { return close(']'); }

    /// Of the member that comes next: our own word, with nothing in it that has to be escaped.
    json_writer& name(std::string_view plain);
    json_writer& text(std::string_view value);
    json_writer& number(std::int64_t value);
    json_writer& flag(bool value) { return json(value ? "true" : "false"); }
    /// A value that is JSON already.
    json_writer& json(std::string_view value);

    json_writer& member(std::string_view plain, std::string_view value) { return name(plain).text(value); }
    json_writer& member(std::string_view plain, std::same_as<bool> auto value) { return name(plain).flag(value); }

    std::string take() { return std::move(all_); }

private:
    json_writer& open(char bracket);
    json_writer& close(char bracket);
    void separate();

    std::string all_;
};

}  // namespace bot::chat
