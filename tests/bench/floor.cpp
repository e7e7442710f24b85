// The floor that the bot's figures are held against: the least that anything can do which answers Slack's commands and
// keeps its word. It reads an envelope, writes one line, syncs on a thread of its own (what arrived meanwhile shares
// the sync), and answers. No rules, no parser, no second connection; whom TLS trusts is named as by the bot.
//     floor API_URL DIRECTORY
#include <boost/asio/connect.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <exception>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using net::ip::tcp;

/// "http://HOST:PORT/REST" or "ws://…"
struct place {
    std::string host, port, rest;
    explicit place(std::string_view url) {
        url.remove_prefix(url.find("://") + 3);
        const auto slash = url.find('/'), colon = url.find(':');
        host = url.substr(0, colon);
        port = url.substr(colon + 1, slash - colon - 1);
        rest = url.substr(slash);
    }
};

/// The value of a member that is a text without escapes.
std::string_view text_in(std::string_view json, std::string_view before) {
    const auto at = json.find(before);
    if (at == json.npos) return {};
    json.remove_prefix(at + before.size());
    return json.substr(0, json.find('"'));
}

class client {
public:
    client(const std::string& api, const std::string& directory)
        : file_(::open((directory + "/lines").c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600)) {
        if (file_ < 0) throw std::runtime_error("no file in " + directory);
        trust_.set_verify_mode(net::ssl::verify_peer);
        if (std::getenv("SSL_CERT_FILE") == nullptr)
            SSL_CTX_set_default_verify_dir(trust_.native_handle());
        else
            trust_.set_default_verify_paths();
        open(place(connection_url(place(api))));
        read();
    }
    ~client() { ::close(file_); }
    client(const client&) = delete;
    client& operator=(const client&) = delete;

    void run() { io_.run(); }

private:
    tcp::socket connected_to(const place& there) {
        tcp::socket socket(io_);
        net::connect(socket, tcp::resolver(io_).resolve(there.host, there.port));
        socket.set_option(tcp::no_delay(true));
        return socket;
    }

    std::string connection_url(const place& api) {
        auto socket = connected_to(api);
        http::request<http::string_body> asked(http::verb::post, api.rest + "/apps.connections.open", 11);
        asked.set(http::field::host, api.host);
        asked.prepare_payload();
        http::write(socket, asked);
        beast::flat_buffer buffer;
        http::response<http::string_body> answer;
        http::read(socket, buffer, answer);
        return std::string(text_in(answer.body(), R"("url":")"));
    }

    void open(const place& there) {
        ws_.next_layer() = connected_to(there);
        ws_.auto_fragment(false);
        ws_.handshake(there.host, there.rest);
    }

    void read() {
        ws_.async_read(heard_, [this](error_code error, std::size_t) {
            if (error) return io_.stop();
            const auto all = heard_.cdata();
            hear({static_cast<const char*>(all.data()), all.size()});
            heard_.clear();
            read();
        });
    }

    void hear(std::string_view frame) {
        const auto id = text_in(frame, R"("envelope_id":")");
        if (id.empty()) return;
        gathering_.append(frame) += '\n';
        asked_.push_back(R"({"envelope_id":")" + std::string(id) +
                         R"(","payload":{"response_type":"ephemeral","text":"On the record as note 1."}})");
        if (!is_writing_) write_lines();
    }

    void write_lines() {
        is_writing_ = true;
        net::post(writer_, [this, lines = std::exchange(gathering_, {}), done = std::exchange(asked_, {}),
                               stay = net::make_work_guard(io_)]() mutable {
            const bool durable = ::write(file_, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
                                 ::fdatasync(file_) == 0;
            net::post(io_, [this, durable, done = std::move(done)]() mutable { written(durable, std::move(done)); });
        });
    }

    void written(bool durable, std::vector<std::string> done) {
        if (!durable) throw std::runtime_error("the disk refuses");
        is_writing_ = false;
        for (auto& each : done) answer(std::move(each));
        if (!gathering_.empty()) write_lines();
    }

    void answer(std::string with) {
        answers_.push_back(std::move(with));
        if (answers_.size() == 1) send();
    }
    void send() {
        ws_.async_write(net::buffer(answers_.front()), [this](error_code error, std::size_t) {
            if (error) return;
            answers_.pop_front();
            if (!answers_.empty()) send();
        });
    }

    net::io_context io_{1};
    net::thread_pool writer_{1};
    net::ssl::context trust_{net::ssl::context::tls_client};
    int file_;
    beast::websocket::stream<tcp::socket, false> ws_{io_};
    beast::flat_buffer heard_;
    std::string gathering_;
    std::vector<std::string> asked_;
    std::deque<std::string> answers_;
    bool is_writing_ = false;
};

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("floor API_URL DIRECTORY\n", stderr);
        return 2;
    }
    try {
        client(words[1], words[2]).run();
    } catch (const std::exception& wrong) {
        std::fprintf(stderr, "floor: %s\n", wrong.what());
        return 1;
    }
    return 0;
}
