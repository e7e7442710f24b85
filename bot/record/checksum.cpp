#include "record/checksum.hpp"

#include <array>

namespace bot::record {

namespace {

/// Table k tells what a byte contributes that k more bytes follow: eight bytes are taken in one step.
constexpr auto tables = [] {
    std::array<std::array<std::uint32_t, 256>, 8> made{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        auto rest = byte;
        for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1) ^ (rest & 1 ? 0xedb88320U : 0U);
        made[0][byte] = rest;
    }
    for (std::size_t byte = 0; byte < 256; ++byte)
        for (std::size_t k = 1; k < 8; ++k) {
            const auto before = made[k - 1][byte];
            made[k][byte] = (before >> 8) ^ made[0][before & 0xff];
        }
    return made;
}();

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

}  // namespace

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0xffffffffU;
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint32_t next = 0;
        for (std::size_t i = 0; i < 4; ++i)
            next ^= tables[7 - i][byte_at(bytes, i) ^ ((sum >> (8 * i)) & 0xff)] ^ tables[3 - i][byte_at(bytes, i + 4)];
        sum = next;
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) sum = (sum >> 8) ^ tables[0][(sum ^ byte_at(bytes, i)) & 0xff];
    return ~sum;
}

}  // namespace bot::record
