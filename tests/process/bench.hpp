// What the tests of the whole program have in common: a directory for each, the binary, and a person with a page.
#pragma once

#include "clock/steady_clock.hpp"
#include "process/ledger.hpp"
#include "process/page.hpp"
#include "process/program.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace tests {

using namespace std::chrono_literals;

inline const std::string chaosday = CHAOSDAY_BINARY;

class scratch {
public:
    scratch() {
        auto pattern = (std::filesystem::temp_directory_path() / "chaosday-process-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    std::string text() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

inline void write_to(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

inline std::vector<std::string> rehearse_in(const std::filesystem::path& directory) {
    return {chaosday, "rehearse", "--dir", directory, "--port", "0"};
}

/// One page, and the answers to what is said on it.
class guest {
public:
    guest(const std::string& as, std::uint16_t port) : page_(steady_, as, "guest" + std::to_string(port)) {
        page_.on_wrong = [](const std::string& what) { FAIL_CHECK(what); };
        net::co_spawn(io_, page_.converse(dialler_, port), [this](std::exception_ptr) { is_gone_ = true; });
        REQUIRE(runs_until([this] { return page_.is_welcome(); }));
    }
    ~guest() {
        page_.leave();
        runs_until([this] { return is_gone_; });
    }
    guest(const guest&) = delete;
    guest& operator=(const guest&) = delete;

    /// The words of the answer; empty when none came, or the room refused.
    std::string say(const std::string& where, const std::string& text) {
        page_.say(where, text);
        if (!runs_until([this] { return page_.outstanding() == 0; })) return {};
        for (auto each = page_.events().rbegin(); each != page_.events().rend(); ++each) {
            const auto event = nlohmann::json::parse(*each);
            if (event.value("asked", "") == text) return words_of(event.at("said"));
        }
        return {};
    }
    void begin_to_say(const std::string& where, const std::string& text) { page_.say(where, text); }
    /// What somebody was told without asking counts as well.
    bool heard(const std::string& words) const {
        return std::ranges::any_of(
            page_.events(), [&](const std::string& each) { return each.find(words) != std::string::npos; });
    }
    template <class Condition>
    bool runs_until(const Condition& it_is_so, std::chrono::milliseconds limit = 20s) {
        const auto until = std::chrono::steady_clock::now() + limit;
        while (!it_is_so() && std::chrono::steady_clock::now() < until)
            if (io_.run_one_until(until) == 0) io_.restart();
        return it_is_so();
    }

private:
    net::io_context io_{1};
    bot::clock::steady_clock steady_{io_.get_executor()};
    bot::wire::dialler dialler_{steady_, {}};
    page page_;
    bool is_gone_ = false;
};

}  // namespace tests
