#include "chat/mattermost/seal.hpp"

#include <array>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace bot::chat::mattermost {

namespace {

constexpr std::size_t digest_size = 32;

std::string hmac(std::string_view key, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
    unsigned int size = 0;
    const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
        reinterpret_cast<const unsigned char*>(text.data()), text.size(), made.data(), &size);
    if (done == nullptr || size != digest_size) throw std::runtime_error("no seal can be made: HMAC-SHA-256 failed");
    return {reinterpret_cast<const char*>(made.data()), size};
}

std::string hex(std::string_view bytes) {
    std::string said;
    for (const char each : bytes) said += fmt::format("{:02x}", static_cast<unsigned char>(each));
    return said;
}

}  // namespace

seal::seal(const secret& token) : key_(hmac(token.reveal(), "chaosday: buttons and forms")) {}

std::string seal::of(std::string_view purpose, std::string_view text) const {
    return hex(hmac(key_, fmt::format("{}:{}:{}", purpose.size(), purpose, text)));
}

bool seal::holds(std::string_view purpose, std::string_view text, std::string_view said) const {
    return same_secret(of(purpose, text), said);
}

std::string seal::closed(std::string_view purpose, std::string_view text) const {
    return of(purpose, text).append(text);
}

std::optional<std::string> seal::opened(std::string_view purpose, std::string_view sealed) const {
    constexpr auto size = 2 * digest_size;
    if (sealed.size() < size) return std::nullopt;
    const auto text = sealed.substr(size);
    if (!holds(purpose, text, sealed.substr(0, size))) return std::nullopt;
    return std::string(text);
}

bool same_secret(std::string_view one, std::string_view other) {
    // Digests of one length are compared, so that not even the length is told.
    const auto first = hmac("same", one), second = hmac("same", other);
    return CRYPTO_memcmp(first.data(), second.data(), digest_size) == 0;
}

}  // namespace bot::chat::mattermost
