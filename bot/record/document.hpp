// JSON text to a document, within bounds: nothing of ours nests deeper, and a file that does is refused before it can
// fill the stack.
#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace bot::record {

constexpr std::size_t deepest = 64;

/// Values whose memory is given back as a whole: however many they are, none is destroyed by itself.
class document {
public:
    document() : memory_(first_, sizeof first_), root_(boost::json::storage_ptr(&memory_)) {}
    document(const document&) = delete;
    document& operator=(const document&) = delete;

    /// Reads the text, once; or why it can not be read.
    std::optional<std::string> read(std::string_view json);
    const boost::json::value& root() const { return root_; }

private:
    unsigned char first_[8192];  ///< enough for a usual line
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

}  // namespace bot::record
