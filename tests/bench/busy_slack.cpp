#include "bench/busy_slack.hpp"

#include "scripted/slack/frames.hpp"
#include "wire/beast_glue.hpp"
#include "wire/pipes.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <stdexcept>

namespace tests::bench {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using net::ip::tcp;
using nlohmann::json;

namespace {

constexpr auto with_error = net::as_tuple(net::use_awaitable);
constexpr std::size_t most_ahead = 64 << 10;
constexpr std::string_view hole = "########";
constexpr std::string_view in_envelope = R"("envelope_id":"e-)", in_hook = "/hook/e-";

void write_number(char* to, std::size_t number) {
    for (auto at = hole.size(); at-- > 0; number /= 10) to[at] = static_cast<char>('0' + number % 10);
}

std::size_t read_number(std::string_view digits) {
    std::size_t number = 0;
    for (const char each : digits.substr(0, hole.size())) number = number * 10 + static_cast<std::size_t>(each - '0');
    return number;
}

/// What a method answers where nobody looks closely: it is called a few times a minute.
std::string canned(std::string_view method) {
    static const std::map<std::string_view, std::string> known{
        {"auth.test", slack::auth_answer("chaosday", busy_slack::person_of_the_bot, "BBOT00001").dump()},
        {"conversations.history", R"({"ok":true,"messages":[]})"},
        {"conversations.info", R"({"ok":true,"channel":{"id":"C","is_private":true,"topic":{"value":""}}})"},
        {"conversations.list", R"({"ok":true,"channels":[]})"},
        {"conversations.members", R"({"ok":true,"members":["UBOT00001","UFAY","UADA","UBO"]})"},
        {"conversations.open", R"({"ok":true,"channel":{"id":"D1"}})"},
        {"usergroups.list", R"({"ok":true,"usergroups":[]})"},
        {"users.info", R"({"ok":true,"user":{"id":"U","name":"somebody","team_id":"T1"}})"},
        {"users.list", R"({"ok":true,"members":[]})"},
        {"views.publish", R"({"ok":true,"view":{"id":"V1"}})"},
    };
    const auto found = known.find(method);
    return found == known.end() ? R"({"ok":true})" : found->second;
}

}  // namespace

/// One connection of Socket Mode. What comes or leaves together does so in one call of the system: it is the bot that
/// is measured.
class busy_slack::line : public std::enable_shared_from_this<line> {
public:
    line(busy_slack& of, int number, tcp::socket socket)
        : number_(number), of_(&of), ws_(bot::wire::over_tcp(std::move(socket))) {
        ws_.auto_fragment(false);
        ws_.next_layer().read_ahead(most_ahead);
    }
    int number() const { return number_; }

    void open(const http::request<http::string_body>& asked) {
        ws_.async_accept(asked, [me = shared_from_this()](error_code error) {
            if (error || !me->of_) return;
            me->send(slack::hello_frame().dump());
            me->of_->greeted(me);
            me->listen();
        });
    }
    void send(std::string text) {
        waiting_.push_back(std::move(text));
        if (waiting_.size() == 1) write();
    }
    void cut() { ws_.next_layer().close(); }
    /// Nobody is told any more what it hears.
    void forget() {
        of_ = nullptr;
        cut();
    }

private:
    void write() {
        ws_.next_layer().hold(waiting_.size() > 1);
        ws_.async_write(net::buffer(waiting_.front()), [me = shared_from_this()](error_code error, std::size_t) {
            if (error) return;  // the reader tells
            me->waiting_.pop_front();
            if (!me->waiting_.empty()) me->write();
        });
    }
    void listen() {
        auto heard = [me = shared_from_this()](error_code error, std::size_t) {
            if (!me->of_) return;
            if (error) return me->of_->gone(me->number_);
            const auto all = me->heard_.cdata();
            me->of_->hear({static_cast<const char*>(all.data()), all.size()});
            me->heard_.clear();
            me->listen();
        };
        ws_.async_read(heard_, net::bind_executor(ws_.next_layer().get_turn(), std::move(heard)));
    }

    int number_;
    busy_slack* of_;
    beast::websocket::stream<bot::wire::transport, false> ws_;
    beast::flat_buffer heard_;
    std::deque<std::string> waiting_;
};

busy_slack::busy_slack(net::io_context& io) : io_(io), door_(io, {net::ip::address_v4::loopback(), 0}) {
    net::co_spawn(io_, welcome(), net::detached);
}

busy_slack::~busy_slack() {
    for (const auto& each : lines_) each->forget();
}

std::string busy_slack::port() const { return std::to_string(door_.local_endpoint().port()); }
std::string busy_slack::api_url() const { return "http://127.0.0.1:" + port() + "/api"; }

void busy_slack::say(const std::vector<saying>& these, std::string promised) {
    frames_.clear();
    promised_ = std::move(promised);
    const auto name = "e-" + std::string(hole);
    for (const auto& each : these) {
        frame made;
        made.text = slack::slash_frame({name, each.person, each.person, each.channel, "privategroup", each.text,
                                           "http://127.0.0.1:" + port() + "/hook/" + name, "trigger." + name})
                        .dump();
        for (auto at = made.text.find(hole); at != std::string::npos; at = made.text.find(hole, at + hole.size()))
            made.numbers.push_back(at);
        frames_.push_back(std::move(made));
    }
}

// ---- commands ----

void busy_slack::send_one(stopwatch::time_point due) {
    commands.push_back({due});
    deliver(commands.size() - 1);
}

void busy_slack::deliver(std::size_t command) {
    if (lines_.empty()) return to_deliver_.push_back(command);
    const auto number = first_ + command;
    const auto& from = frames_[number % frames_.size()];
    auto text = from.text;
    for (const auto at : from.numbers) write_number(text.data() + at, number);
    commands[command].line = lines_.front()->number();
    lines_.front()->send(std::move(text));
}

void busy_slack::forget() {
    first_ += commands.size();
    commands.clear();
    to_deliver_.clear();
    answered = refused = 0;
}

busy_slack::moments* busy_slack::named(std::string_view text, std::string_view before) {
    const auto at = text.find(before);
    if (at == text.npos || text.size() < at + before.size() + hole.size()) return nullptr;
    const auto number = read_number(text.substr(at + before.size()));
    return number < first_ || number >= first_ + commands.size() ? nullptr : &commands[number - first_];
}

/// The acknowledgement, with the answer in it where that fits. What was delivered again may have been answered by the
/// connection that was cut: it is acknowledged then, and no more comes.
void busy_slack::hear(std::string_view text) {
    auto* it = named(text, in_envelope);
    if (!it || it->to_ack.count() >= 0) return;
    it->to_ack = stopwatch::now() - it->sent;
    if (text.find(R"("payload")") != text.npos)
        answer_came(*it, text);
    else if (it->is_again)
        has_its_answer(*it);
}

void busy_slack::answer_came(moments& to, std::string_view text) {
    if (to.to_answer.count() >= 0) return;
    if (text.find(promised_) == text.npos && ++refused == 1) first_refusal = text;
    has_its_answer(to);
}

void busy_slack::has_its_answer(moments& to) {
    to.to_answer = stopwatch::now() - to.sent;
    ++answered;
    on_answer();
}

// ---- connections ----

std::size_t busy_slack::connections() const { return lines_.size(); }

void busy_slack::greeted(const std::shared_ptr<line>& which) {
    lines_.push_back(which);
    for (const auto each : std::exchange(to_deliver_, {})) deliver(each);
    on_connection();
}

void busy_slack::gone(int number) {
    std::erase_if(lines_, [&](const auto& each) { return each->number() == number; });
    for (std::size_t at = 0; at < commands.size(); ++at)
        if (commands[at].line == number && commands[at].to_ack.count() < 0) {
            commands[at].is_again = true;
            deliver(at);
        }
}

void busy_slack::asks_to_reconnect() {
    if (!lines_.empty()) lines_.front()->send(slack::disconnect_frame("refresh_requested").dump());
}

void busy_slack::cuts() {
    if (!lines_.empty()) lines_.front()->cut();
}

// ---- HTTP ----

net::awaitable<void> busy_slack::welcome() {
    for (;;) {
        auto [error, socket] = co_await door_.async_accept(with_error);
        if (error) co_return;
        socket.set_option(tcp::no_delay(true));
        net::co_spawn(io_, serve(std::move(socket)), net::detached);
    }
}

net::awaitable<void> busy_slack::serve(tcp::socket caller) {
    const auto mine = call_;
    beast::flat_buffer buffer;
    for (;;) {
        http::request<http::string_body> asked;
        if (auto [error, size] = co_await http::async_read(caller, buffer, asked, with_error); error) co_return;
        if (beast::websocket::is_upgrade(asked)) {
            std::make_shared<line>(*this, ++lines_made_, std::move(caller))->open(asked);
            co_return;
        }
        http::response<http::string_body> answer(http::status::ok, 11);
        answer.set(http::field::content_type, "application/json; charset=utf-8");
        answer.body() = answer_to({asked.target().data(), asked.target().size()}, asked.body());
        answer.prepare_payload();
        if (auto [error, size] = co_await http::async_write(caller, answer, with_error); error) co_return;
    }
}

std::string busy_slack::answer_to(std::string_view target, const std::string& body) {
    if (target.starts_with(in_hook)) {
        if (auto* it = named(target, in_hook)) answer_came(*it, body);
        return R"({"ok":true})";
    }
    return answer_of_api(target.substr(target.rfind('/') + 1), body);
}

std::string busy_slack::answer_of_api(std::string_view method, const std::string& body) {
    if (method == "apps.connections.open")
        return json{{"ok", true}, {"url", "ws://127.0.0.1:" + port() + "/link"}}.dump();
    if (method != "chat.postMessage") return canned(method);
    const auto post = json::parse(body);
    if (const auto about = post.find("metadata"); about != post.end())
        announcements.push_back({about->at("event_payload").at("id").get<std::string>(),
            post.at("channel").get<std::string>(), stopwatch::now()});
    return json{{"ok", true}, {"channel", post.at("channel")}, {"ts", fmt::format("1764000000.{:06}", ++posts_)}}
        .dump();
}

}  // namespace tests::bench
