// How jemalloc is to work for the bot. Linked with it, and nowhere else: a sanitizer has an allocator of its own.
#include <cstdint>
#include <cstdlib>
#include <jemalloc/jemalloc.h>
#include <linux/mman.h>  // MADV_COLLAPSE, which glibc 2.36 does not name
#include <sys/mman.h>

// One arena, whose growth is looked after below: it is the core's thread that allocates, the others do so now and then,
// and each arena more would keep pages of its own.
extern "C" const char* malloc_conf;
const char* malloc_conf = "narenas:1";

namespace {

extent_hooks_t* usual = nullptr;

constexpr std::size_t large = 2 << 20;

/// What the record of a day grows into comes in pages of 2 MiB: finding its way among those of 4 KiB, and being given
/// them one by one, took a processor a sixth of a command's time.
void* in_large_pages(
    extent_hooks_t*, void* at, size_t size, size_t alignment, bool* zeroed, bool* committed, unsigned arena) {
    void* const got = usual->alloc(usual, at, size, alignment, zeroed, committed, arena);
    if (got != nullptr) ::madvise(got, size, MADV_HUGEPAGE);  // not heard where there are none, which is as well
    return got;
}

/// Of what is there before, where a start puts its things: one page instead of hundreds, each of which the system is
/// asked for by itself. The rest of it, and what the allocator keeps for itself, stays in small ones: there large ones
/// would stand half empty.
void begin_in_a_large_page() {
    void* const first = std::malloc(1);
    const auto begins = reinterpret_cast<std::uintptr_t>(first) & ~(large - 1);
    ::madvise(reinterpret_cast<void*>(begins), large, MADV_COLLAPSE);
    std::free(first);
}

/// Before main, when there is but the first of the memory. Where it fails the bot is slower, and nothing else.
[[maybe_unused]] const bool is_set = [] {
    size_t size = sizeof usual;
    if (::mallctl("arena.0.extent_hooks", &usual, &size, nullptr, 0) != 0) return false;
    static extent_hooks_t ours = *usual;
    ours.alloc = in_large_pages;
    begin_in_a_large_page();
    extent_hooks_t* all = &ours;
    return ::mallctl("arena.0.extent_hooks", nullptr, nullptr, &all, sizeof all) == 0;
}();

}  // namespace
