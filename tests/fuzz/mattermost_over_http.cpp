// Bytes at the callbacks of Mattermost, over memory and through the real listener: chunked bodies, doubled and broken
// headers, several requests in one. Whatever comes, each answer is whole and guarded, nothing fails inside, and without
// a token or a seal of ours nothing is asked of the desk.
//
// An input: the moment of the day; then the bytes. $TOKEN in them is the command's token, $CONTEXT the context of a
// button of ours that says "stop-all", $STATE that of a form "start" which ada has open, $LENGTH how long what follows
// the first empty line is, $SIZE the same in hexadecimal.
#include "fuzz/at_the_door.hpp"
#include "fuzz/input.hpp"
#include "fuzz/mattermost_side.hpp"
#include "wire/memory_pipe.hpp"
#include "wire/raw_talk.hpp"

namespace {

using namespace tests::fuzz;
using namespace std::chrono_literals;

/// The bot behind its own listener.
class called {
public:
    explicit called(desk_on_paper& of)
        : side_(of), listener_(side_.io().get_executor(), side_.time(), shipped_pages(), must_be_of_the_wire) {
        for (const auto& path : mattermost::mattermost::callback_paths())
            listener_.on_callback(
                path, [this](wire::http_request call, wire::peer) { return side_.bot().answer(std::move(call)); });
    }
    ~called() {
        tests::play(side_.io(), listener_.stop(100ms));
        side_.time().forward(30s);
    }
    called(const called&) = delete;
    called& operator=(const called&) = delete;

    /// What comes back for these bytes until nobody has more to say.
    std::string answer_to(std::string words) {
        auto made = tests::make_wire(side_.io().get_executor());
        auto heard = std::make_shared<std::string>();
        tests::play(side_.io(), listener_.serve(std::move(made.there)));
        const auto talking = tests::play(side_.io(), tests::exchange(std::move(made.here), std::move(words), heard));
        side_.time().forward(5s);
        talking->stop.emit(net::cancellation_type::terminal);
        side_.time().settle();
        return *heard;
    }
    int asked() const { return side_.asked(); }

private:
    server_side side_;
    bot::web::listener listener_;
};

std::string filled_in(std::string words, bot::day::instant now) {
    static const auto context = sealed_context("stop-all", false).dump();
    words = replaced(std::move(words), "$TOKEN", "command-token");
    words = replaced(std::move(words), "$CONTEXT", context);
    if (words.find("$STATE") != words.npos)
        words = replaced(std::move(words), "$STATE", nlohmann::json(sealed_state("start", "ada", now)).dump());
    const auto head = words.find("\r\n\r\n");
    const auto body = head == words.npos ? 0 : words.size() - head - 4;
    words = replaced(std::move(words), "$LENGTH", std::to_string(body));
    return replaced(std::move(words), "$SIZE", fmt::format("{:x}", body));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto all = desks(bot::day::platform::mattermost);
    input in(bytes, size);
    auto& desk = *in.one_of(all);
    const std::string typed(in.rest());
    const auto words = filled_in(typed, desk.from().now);
    called bot(desk);
    const auto answer = bot.answer_to(words);
    must_be_answers(answer);
    // Percent signs and chunks may take the token apart, and put it together again.
    const bool may_carry_ours =
        typed.find('$') != typed.npos || typed.find("token") != typed.npos || typed.find('%') != typed.npos;
    if (!may_carry_ours) must(bot.asked() == 0, "without token or seal nothing is asked of the desk", words);
    return 0;
}
