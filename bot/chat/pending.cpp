#include "chat/pending.hpp"

#include "chat/texts.hpp"

namespace bot::chat {

namespace net = boost::asio;

namespace {

net::awaitable<void> hear(std::shared_ptr<pending> into, desk::port& desk, desk::request what) {
    std::exception_ptr failed;
    try {
        auto asking = desk.ask(std::move(what));
        into->said = co_await std::move(asking);
    } catch (...) { failed = std::current_exception(); }
    if (failed) into->said = failed_answer();
    into->ring();
    if (failed) std::rethrow_exception(failed);
}

}  // namespace

desk::answer failed_answer() { return {texts::went_wrong(), {}, {}, true}; }

net::awaitable<void> pending::until(clock::instant then) {
    while (!said && steady_.now() < then) co_await bell_->wait_until(then);
}

std::shared_ptr<pending> ask(crew::crew& hands, desk::port& desk, clock::clock& steady, desk::request what) {
    auto it = std::make_shared<pending>(steady);
    hands.start("the desk", hear(it, desk, std::move(what)));
    return it;
}

}  // namespace bot::chat
