#include "chat/json_writer.hpp"

#include "speech/json_string.hpp"

#include <charconv>

namespace bot::chat {

json_writer& json_writer::name(std::string_view plain) {
    separate();
    all_ += '"';
    all_ += plain;
    all_ += "\":";
    return *this;
}

json_writer& json_writer::text(std::string_view value) {
    separate();
    speech::write_json_string(all_, value);
    return *this;
}

json_writer& json_writer::number(std::int64_t value) {
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    return json({digits, static_cast<std::size_t>(end - digits)});
}

json_writer& json_writer::json(std::string_view value) {
    separate();
    all_ += value;
    return *this;
}

json_writer& json_writer::open(char bracket) {
    separate();
    all_ += bracket;
    return *this;
}

json_writer& json_writer::close(char bracket) {
    all_ += bracket;
    return *this;
}

/// What comes first behind a bracket or a name has no comma before it.
void json_writer::separate() {
    if (all_.empty()) return;
    const char last = all_.back();
    if (last != '{' && last != '[' && last != ':') all_ += ',';
}

}  // namespace bot::chat
