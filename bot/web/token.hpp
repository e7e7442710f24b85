// A secret that lets its bearer in: 16 letters by which it is found, and 64 that prove it. Of the proof only a SHA-256
// is kept: with 256 random bits in it there is nothing for a slower hash to slow down.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bot::web {

/// So many random bytes, from where nobody can foretell them.
using dice = std::function<std::string(std::size_t)>;
/// This machine's. Throws std::runtime_error when it has none.
std::string random_bytes(std::size_t number);

struct kept_token {
    std::string name;  ///< finds it; no secret
    std::string hash;  ///< of the proof, in hexadecimal
    bool operator==(const kept_token&) const = default;
};

struct new_token {
    std::string said;  ///< goes to its bearer and is forgotten here
    kept_token kept;
};
new_token mint_token(const dice& by);

/// By which name a token that somebody says would be kept; nothing for what is no token.
std::optional<std::string_view> name_of_token(std::string_view said);
/// Whether it is the right one; takes as long for a wrong one.
bool is_proven(const kept_token& by, std::string_view said);

}  // namespace bot::web
