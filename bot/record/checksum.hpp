// CRC-32 as gzip and zip reckon it, so that a line of the record can be checked with any tool at hand.
#pragma once

#include <cstdint>
#include <string_view>

namespace bot::record {

std::uint32_t checksum(std::string_view bytes);

}  // namespace bot::record
