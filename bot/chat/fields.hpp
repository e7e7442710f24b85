// Reading a stranger's JSON: bounded before it is parsed, then member by member. A member that is missing or null is
// empty; one of a wrong type is remembered by its path and reads as empty too. Nothing here throws.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace bot::chat {

inline constexpr std::size_t json_bytes_max = 4 << 20;
inline constexpr std::size_t json_depth_max = 100;

/// The error is a short phrase: "longer than 4 MiB", "nested too deeply", "not JSON at byte 17", "a number in
/// it is too large".
std::expected<nlohmann::json, std::string> parse_bounded(std::string_view text);

class fields {
public:
    /// `fault` takes the first member of a wrong type, as "payload.user_id is no text"; it outlives the fields.
    fields(const nlohmann::json& of, std::string& fault) : fields(&of, {}, fault) {}

    std::string text(std::string_view name) const;
    /// A boolean, or its name as text (Slack's slash commands have it so).
    bool flag(std::string_view name) const;
    std::optional<std::int64_t> number(std::string_view name) const;
    /// Empty fields when there is no such object.
    fields object(std::string_view name) const;
    bool has(std::string_view name) const { return find(name) != nullptr; }
    void each_of(std::string_view array, const std::function<void(const fields&)>& seen) const;
    void each_text_of(std::string_view array, const std::function<void(std::string)>& seen) const;
    void each_member(const std::function<void(const std::string&, const fields&)>& seen) const;

private:
    fields(const nlohmann::json* of, std::string path, std::string& fault)
        : of_(of), path_(std::move(path)), fault_(&fault) {}
    const nlohmann::json* find(std::string_view name) const;
    void blame(std::string_view name, std::string_view what) const;

    const nlohmann::json* of_;
    std::string path_;
    std::string* fault_;
};

}  // namespace bot::chat
