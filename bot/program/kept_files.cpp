#include "program/kept_files.hpp"

#include "crew/aside.hpp"
#include "record/disk.hpp"
#include "record/write_aside.hpp"

#include <fmt/format.h>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace bot::program {

namespace net = boost::asio;

/// Shared with what is on its way to the disk and back.
struct kept_files::inside {
    struct sheet {
        std::optional<std::string> next;
        std::string lost;
        std::vector<verdict> waiting;
        bool is_being_written = false, is_told = false;
    };
    static net::awaitable<void> keep(std::shared_ptr<inside> it, std::filesystem::path file);
    std::string fault_in_writing(const std::filesystem::path& file, const std::string& text) {
        const auto written = record::write_aside(disk, file, text);
        return written ? std::string() : file.string() + ": " + written.error();
    }

    net::any_io_executor aside;
    crew::teller tell;
    record::disk disk{};
    std::map<std::filesystem::path, sheet> sheets{};
    bool ended = false;
};

kept_files::kept_files(net::any_io_executor executor, net::any_io_executor aside, crew::teller tell)
    : it_(std::make_shared<inside>(inside{std::move(aside), std::move(tell)})),
      hands_(std::move(executor), [it = it_](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              it->tell(crew::severity::error, name + " was not kept: " + crew::text_of(why));
      }) {}

kept_files::~kept_files() { it_->ended = true; }

void kept_files::write(const std::filesystem::path& file, std::string text, const std::string& lost, verdict done) {
    auto& sheet = it_->sheets[file];
    sheet.next = std::move(text);
    sheet.lost = lost;
    if (done) sheet.waiting.push_back(std::move(done));
    if (!std::exchange(sheet.is_being_written, true)) hands_.start(file.filename().string(), inside::keep(it_, file));
}

net::awaitable<void> kept_files::inside::keep(std::shared_ptr<inside> it, std::filesystem::path file) {
    auto& sheet = it->sheets[file];
    while (sheet.next) {
        const auto waiting = std::exchange(sheet.waiting, {});
        auto text = *std::exchange(sheet.next, std::nullopt);
        auto writing = crew::done_aside(
            it->aside, [it, file, text = std::move(text)] { return it->fault_in_writing(file, text); });
        const auto fault = co_await std::move(writing);
        if (it->ended) co_return;
        const bool was_told = std::exchange(sheet.is_told, !fault.empty());
        if (sheet.is_told && !was_told) it->tell(crew::severity::warning, sheet.lost + ": " + fault);
        for (const auto& each : waiting) each(fault.empty());
    }
    sheet.is_being_written = false;
}

bool kept_files::put_aside(const std::filesystem::path& file, const std::string& lost) {
    auto aside = file;
    aside += ".unreadable";
    const auto named = it_->disk.rename(file, aside);
    if (!named && named.error() == std::errc::no_such_file_or_directory) return true;
    const bool was_told = std::exchange(it_->sheets[file].is_told, !named);
    if (named)
        it_->tell(crew::severity::warning, fmt::format("{}: {} can not be read; it is {} now, and a new one is begun",
                                               lost, file.string(), aside.filename().string()));
    else if (!was_told)
        it_->tell(
            crew::severity::warning, fmt::format("{}: {} can not be read, and can not be put aside as {}: {}", lost,
                                         file.string(), aside.filename().string(), named.error().message()));
    return named.has_value();
}

net::awaitable<void> kept_files::finished() { return hands_.finished(); }

}  // namespace bot::program
