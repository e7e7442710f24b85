// Reading a stranger's JSON member by member. A member that is missing or null is empty; one of a wrong type is
// remembered by its path and reads as empty too. Nothing here throws.
#pragma once

#include "chat/document.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bot::chat {

/// Bytes of a stranger's name for something that go into the log: more of it tells nobody more.
constexpr std::size_t most_of_a_name = 50;

/// Good as long as the document is there that they were taken from: they only point into it.
class fields {
public:
    /// `fault` takes the first member of a wrong type, as "payload.user_id is no text"; it outlives the fields.
    fields(const document& of, std::string& fault) : fields(of.root(), of.root(), fault) {}

    std::string text(std::string_view name) const;
    /// A boolean, or its name as text (Slack's slash commands have it so).
    bool flag(std::string_view name) const;
    std::optional<std::int64_t> number(std::string_view name) const;
    /// Empty fields when there is no such object.
    fields object(std::string_view name) const;
    bool has(std::string_view name) const { return member(name) != nullptr; }
    void each_of(std::string_view array, const std::function<void(const fields&)>& seen) const;
    void each_text_of(std::string_view array, const std::function<void(std::string)>& seen) const;
    void each_member(const std::function<void(const std::string&, const fields&)>& seen) const;

    /// Where all of it is a list: its elements, and how many they are.
    void each(const std::function<void(const fields&)>& seen) const;
    std::size_t count() const;

    /// As it was parsed, for whoever tells its type; null when it is missing or null.
    const boost::json::value* member(std::string_view name) const;
    /// As JSON text again, for what is sent back or written down; that of null where there is nothing.
    std::string as_json() const;

private:
    fields(const boost::json::value* of, const boost::json::value* root, std::string& fault)
        : of_(of), root_(root), fault_(&fault) {}
    void blame(std::string_view name, std::string_view what) const;
    void each_in(const boost::json::value& array, const std::function<void(const fields&)>& seen) const;

    const boost::json::value* of_;
    const boost::json::value* root_;  ///< of the document: the way from there is looked for where there is a fault
    std::string* fault_;
};

}  // namespace bot::chat
