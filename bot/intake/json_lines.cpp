#include "intake/json_lines.hpp"

#include <iterator>
#include <map>
#include <vector>

namespace bot::intake {

namespace {

using nlohmann::json;

constexpr auto own_line = " line", lines_of_members = " lines";
constexpr std::size_t deep_enough = 2;  ///< lines of single members are kept down to here: a board is large

/// Goes over the text and counts the lines that it has left behind.
class counting {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    counting(const char* at, std::size_t& lines) : at_(at), lines_(&lines) {}
    reference operator*() const { return *at_; }
    counting& operator++() {
        if (*at_++ == '\n') ++*lines_;
        return *this;
    }
    counting operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    bool operator==(const counting& other) const { return at_ == other.at_; }

private:
    const char* at_;
    std::size_t* lines_;
};

class noting {
public:
    explicit noting(const std::size_t& line) : line_(line) {}

    bool operator()(json::parse_event_t what, json& it) {
        if (what == json::parse_event_t::object_start) open_.push_back({line_, json::object()});
        if (what == json::parse_event_t::key && open_.size() <= deep_enough)
            open_.back().members[it.get_ref<const std::string&>()] = line_;
        if (what == json::parse_event_t::object_end) {
            it[own_line] = open_.back().begins;
            if (!open_.back().members.empty()) it[lines_of_members] = std::move(open_.back().members);
            open_.pop_back();
        }
        return true;
    }

private:
    struct open_object {
        std::size_t begins;
        json members;
    };
    const std::size_t& line_;
    std::vector<open_object> open_;
};

std::optional<std::size_t> line_in(const json& of, const std::string& name) {
    const auto found = of.is_object() ? of.find(name) : of.end();
    if (found == of.end() || !found->is_number_unsigned()) return std::nullopt;
    return found->get<std::size_t>();
}

template <class Is>
const json& member(const json& of, const char* name, const json& none, Is is) {
    const auto found = of.is_object() ? of.find(name) : of.end();
    return found != of.end() && is(*found) ? *found : none;
}

}  // namespace

std::optional<json> read_with_lines(std::string_view text) {
    std::size_t line = 1;
    noting note(line);
    auto read = json::parse(
        counting(text.data(), line), counting(text.data() + text.size(), line),
        [&note](int, json::parse_event_t what, json& it) { return note(what, it); }, false);
    if (!read.is_object()) return std::nullopt;
    return read;
}

std::size_t line_of(const json& object) { return line_in(object, own_line).value_or(1); }

std::size_t line_of(const json& object, const std::string& name) {
    return line_in(object_in(object, lines_of_members), name).value_or(line_of(object));
}

bool is_written(std::string_view name) { return name != own_line && name != lines_of_members; }

std::string text_in(const json& of, const char* name) {
    const auto found = of.is_object() ? of.find(name) : of.end();
    return found != of.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json& list_in(const json& of, const char* name) {
    static const json none = json::array();
    return member(of, name, none, [](const json& it) { return it.is_array(); });
}

const json& object_in(const json& of, const char* name) {
    static const json none = json::object();
    return member(of, name, none, [](const json& it) { return it.is_object(); });
}

std::string plain_text(const json& it) {
    if (it.is_string()) return it.get<std::string>();
    return it.is_number() || it.is_boolean() ? it.dump() : std::string();
}

}  // namespace bot::intake
