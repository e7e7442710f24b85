// Under a sanitizer everything takes several times as long: what is played again and again is played less often there.
#pragma once

namespace tests {

#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif

}  // namespace tests
