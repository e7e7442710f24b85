#include "record/write_aside.hpp"

#include <fmt/format.h>

namespace bot::record {

namespace {

std::unexpected<std::string> faulted(const char* doing, std::error_code why) {
    return std::unexpected(fmt::format("{}: {}", doing, why.message()));
}

}  // namespace

std::expected<void, std::string> write_aside(files& on, const path& file, std::string_view text) {
    auto aside = file;
    aside += ".tmp";
    (void)on.remove(aside);  // of an earlier attempt
    auto made = on.append_to(aside);
    if (!made) return faulted("it can not be made", made.error());
    if (const auto written = write_all(**made, text); !written) {
        (void)on.remove(aside);
        return faulted("it can not be written", written.error());
    }
    if (const auto synced = (*made)->sync(); !synced) return faulted("it can not be synced", synced.error());
    if (const auto named = on.rename(aside, file); !named) return faulted("it can not be named", named.error());
    if (const auto synced = on.sync_directory(file.parent_path()); !synced)
        return faulted("its name can not be synced", synced.error());
    return {};
}

}  // namespace bot::record
