// Threads whose first dealing with memory is to give some back that another one took. The allocator meets such a thread
// while it joins what lies side by side: it must not take memory for that.
#include <memory>
#include <thread>
#include <vector>

namespace {

bool gives_back(std::size_t size) {
    constexpr std::size_t all = 16 << 20;
    std::vector<std::unique_ptr<char[]>> taken;
    for (std::size_t sum = 0; sum < all; sum += size) taken.push_back(std::make_unique<char[]>(size));
    std::jthread([&taken] {
        for (auto& each : taken) each.reset();
    }).join();
    return std::make_unique<char[]>(size) != nullptr;
}

}  // namespace

int main() { return gives_back(64) && gives_back(16 << 10) && gives_back(256 << 10) ? 0 : 1; }
