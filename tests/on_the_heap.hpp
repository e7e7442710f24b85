// What the program holds on its heap: what was asked for and not given back. Not what the kernel counts as resident,
// which under a sanitizer is mostly what that keeps aside to find wrong uses of freed memory.
#pragma once

#include <cstddef>

#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#include <sanitizer/allocator_interface.h>
#else
#include <malloc.h>
#endif

namespace tests {

inline std::size_t bytes_on_the_heap() {
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    return __sanitizer_get_current_allocated_bytes();
#else
    const auto all = ::mallinfo2();
    return all.uordblks + all.hblkhd;
#endif
}

}  // namespace tests
