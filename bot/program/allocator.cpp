// How jemalloc is to work for the bot. Linked with it, and nowhere else: a sanitizer has an allocator of its own.
#include <cstdint>
#include <cstdlib>
#include <jemalloc/jemalloc.h>
#include <linux/mman.h>  // MADV_COLLAPSE, which glibc 2.36 does not name
#include <mutex>
#include <sys/mman.h>

// One arena, whose growth is looked after below: it is the core's thread that allocates, the others do so now and then,
// and each arena more would keep pages of its own. All memory is mapped: what lies side by side may be joined.
extern "C" const char* malloc_conf;
const char* malloc_conf = "narenas:1,dss:disabled";

namespace {

constexpr std::size_t large_page = 2 << 20;

extent_hooks_t* usual = nullptr;

std::uintptr_t up_to_multiple(std::uintptr_t of, std::size_t size) { return (of + size - 1) / size * size; }

/// What memory grows into, in one piece: pages of 2 MiB, each of which lies whole within it. The address space is
/// reserved, and no memory.
class ground {
public:
    /// Null when there is not so much of it left, or none could be had.
    void* take(std::size_t size, std::size_t alignment) {
        const std::lock_guard alone(turn_);
        if (next_ == 0) reserve();
        const auto at = up_to_multiple(next_, alignment);
        if (next_ == 0 || at > end_ || end_ - at < size) return nullptr;
        next_ = at + size;
        return reinterpret_cast<void*>(at);
    }

private:
    static constexpr std::size_t all = std::size_t{16} << 30;

    void reserve() {
        void* const got =
            ::mmap(nullptr, all, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (got == MAP_FAILED) return;
        ::madvise(got, all, MADV_HUGEPAGE);  // not heard where there are none, which is as well
        next_ = up_to_multiple(reinterpret_cast<std::uintptr_t>(got), large_page);
        end_ = reinterpret_cast<std::uintptr_t>(got) + all;
    }

    std::mutex turn_;
    std::uintptr_t next_ = 0, end_ = 0;
};

/// The record of a day comes in large pages: finding its way among those of 4 KiB, and being given them one by one,
/// took a processor a fifth of a command's time.
void* in_large_pages(
    extent_hooks_t*, void* at, size_t size, size_t alignment, bool* zeroed, bool* committed, unsigned arena) {
    static ground below;
    void* const got = at == nullptr ? below.take(size, alignment) : nullptr;
    if (got == nullptr) return usual->alloc(usual, at, size, alignment, zeroed, committed, arena);
    *zeroed = *committed = true;
    return got;
}

/// Says that it is done: there is nothing to do. So does the usual hook, but it looks first whose thread this is; one
/// that has freed and not yet taken gets memory of its own for that, and would wait for the arena that it holds itself.
bool joined(extent_hooks_t*, void*, size_t, void*, size_t, bool, unsigned) {
    constexpr bool has_failed = false;
    return has_failed;
}

/// Of what is there before, where a start puts its things: one page instead of hundreds, each of which the system is
/// asked for by itself. The rest of it, and what the allocator keeps for itself, stays in small ones: there large ones
/// would stand half empty.
void begin_in_a_large_page() {
    void* const first = std::malloc(1);
    const auto begins = reinterpret_cast<std::uintptr_t>(first) / large_page * large_page;
    ::madvise(reinterpret_cast<void*>(begins), large_page, MADV_COLLAPSE);
    std::free(first);
}

/// Before main, when there is but the first of the memory. Where it fails the bot is slower, and nothing else.
[[maybe_unused]] const bool is_set = [] {
    size_t size = sizeof usual;
    if (::mallctl("arena.0.extent_hooks", &usual, &size, nullptr, 0) != 0) return false;
    static extent_hooks_t ours = *usual;
    ours.alloc = in_large_pages;
    ours.merge = joined;
    begin_in_a_large_page();
    extent_hooks_t* all = &ours;
    return ::mallctl("arena.0.extent_hooks", nullptr, nullptr, &all, sizeof all) == 0;
}();

}  // namespace
