// HTTP messages as values: what is asked, what is answered. How they travel is the business of client and server.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::wire {

struct header {
    std::string name, value;
    bool operator==(const header&) const = default;
};

/// In the order of the wire; names are compared without case.
class header_list {
public:
    header_list() = default;
    header_list(std::initializer_list<header> all) : all_(all) {}

    /// The first of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    /// Empty when there is none.
    std::string_view operator[](std::string_view name) const { return find(name).value_or(""); }
    void add(std::string name, std::string value) { all_.push_back({std::move(name), std::move(value)}); }
    /// Instead of all that had this name.
    void set(std::string name, std::string value);
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }
    std::size_t size() const { return all_.size(); }
    /// Whether no name and no value could break out of its line (a CR, LF or NUL, or a name that is no token).
    bool is_clean() const;
    bool operator==(const header_list&) const = default;

private:
    std::vector<header> all_;
};

struct http_request {
    std::string method = "GET";
    std::string target = "/";
    header_list headers{};
    std::string body{};
    /// For the client: asking twice does no harm. GET and HEAD are always safe.
    bool safe_to_repeat = false;
};

struct http_response {
    unsigned status = 200;
    header_list headers{};
    std::string body{};
};

/// Whether two names of header fields, or two tokens, are the same but for case.
bool same_token(std::string_view one, std::string_view other);

}  // namespace bot::wire
