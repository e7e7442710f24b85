#include "program/kept_files.hpp"

#include "record/write_aside.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace bot::program {

namespace net = boost::asio;

namespace {

net::awaitable<std::string> fault_in_writing(
    std::shared_ptr<record::files> on, std::filesystem::path file, std::string text) {
    const auto written = record::write_aside(*on, file, text);
    co_return written ? std::string() : file.string() + ": " + written.error();
}

}  // namespace

kept_files::kept_files(net::any_io_executor executor, net::any_io_executor aside, crew::teller tell)
    : aside_(std::move(aside)),
      tell_(std::move(tell)),
      hands_(std::move(executor), [this](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              tell_(crew::severity::error, name + " was not kept: " + crew::text_of(why));
      }) {}

void kept_files::write(const std::filesystem::path& file, std::string text, const std::string& lost, verdict done) {
    auto& it = sheets_[file];
    it.next = std::move(text);
    it.lost = lost;
    if (done) it.waiting.push_back(std::move(done));
    if (!std::exchange(it.is_being_written, true)) hands_.start(file.filename().string(), keep(file));
}

net::awaitable<void> kept_files::keep(std::filesystem::path file) {
    auto& it = sheets_[file];
    while (it.next) {
        const auto waiting = std::exchange(it.waiting, {});
        auto writing = fault_in_writing(disk_, file, *std::exchange(it.next, std::nullopt));
        const auto fault = co_await net::co_spawn(aside_, std::move(writing), net::use_awaitable);
        const bool was_told = std::exchange(it.is_told, !fault.empty());
        if (it.is_told && !was_told) tell_(crew::severity::warning, it.lost + ": " + fault);
        for (const auto& each : waiting) each(fault.empty());
    }
    it.is_being_written = false;
}

net::awaitable<void> kept_files::finished() { return hands_.finished(); }

}  // namespace bot::program
