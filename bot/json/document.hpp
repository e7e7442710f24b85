// JSON text to a document, within bounds: what nests deeper than the caller allows is refused before it can fill the
// stack. What a document is made of is read where it is meant, in record and in chat.
#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bot::json {

/// Values whose memory is given back as a whole: however many they are, none is destroyed by itself.
class document {
public:
    document() : memory_(first_, sizeof first_), root_(boost::json::storage_ptr(&memory_)) {}
    document(const document&) = delete;
    document& operator=(const document&) = delete;

    /// Reads the text, once; or says in a short phrase why it can not be read: "nested deeper than 100", "not JSON at
    /// byte 17", "a number in it is too large". Of a member that stands there twice the last counts.
    std::optional<std::string> read(std::string_view text, std::size_t deepest);
    const boost::json::value& root() const { return root_; }

private:
    unsigned char first_[8192];  ///< enough for a usual line or frame
    boost::json::monotonic_resource memory_;
    boost::json::value root_;
};

/// The member of that name, if there is one.
inline const boost::json::value* member_of(const boost::json::value& object, std::string_view name) {
    const auto* members = object.if_object();
    return members == nullptr ? nullptr : members->if_contains({name.data(), name.size()});
}

/// The text of a string.
inline std::string_view text_of(const boost::json::string& it) { return {it.data(), it.size()}; }

/// The whole number of that name, if it is one from 0.
std::optional<std::uint64_t> number_of(const boost::json::value& object, std::string_view name);

}  // namespace bot::json
