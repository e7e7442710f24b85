#include "web/token.hpp"

#include <algorithm>
#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdexcept>

namespace bot::web {

namespace {

constexpr std::size_t name_letters = 16, proof_letters = 64;

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view letters = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto each = static_cast<unsigned char>(byte);
        text += {letters[each >> 4], letters[each & 15]};
    }
    return text;
}

std::string hash_of(std::string_view proof) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned size = 0;
    if (EVP_Digest(proof.data(), proof.size(), sum.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not to be had");
    return hexadecimal({reinterpret_cast<const char*>(sum.data()), size});
}

}  // namespace

std::string random_bytes(std::size_t number) {
    std::string bytes(number, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(number)) != 1)
        throw std::runtime_error("this machine has no random numbers");
    return bytes;
}

new_token mint_token(const dice& by) {
    auto name = hexadecimal(by(name_letters / 2));
    const auto proof = hexadecimal(by(proof_letters / 2));
    auto said = name + proof;
    return {std::move(said), {std::move(name), hash_of(proof)}};
}

std::optional<std::string_view> name_of_token(std::string_view said) {
    const auto is_letter = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (said.size() != name_letters + proof_letters || !std::ranges::all_of(said, is_letter)) return std::nullopt;
    return said.substr(0, name_letters);
}

bool is_proven(const kept_token& by, std::string_view said) {
    if (name_of_token(said) != by.name) return false;
    const auto hash = hash_of(said.substr(name_letters));
    return hash.size() == by.hash.size() && CRYPTO_memcmp(hash.data(), by.hash.data(), hash.size()) == 0;
}

}  // namespace bot::web
