#include "report/live_picture.hpp"

#include "report/file.hpp"

namespace bot::report {

std::string live_picture(const day::chaos_day& day, const day::person_id& who, edition as) {
    as.now = std::chrono::floor<std::chrono::minutes>(as.now);
    const auto inside = day::agents_view(day, who);
    const auto told = inside ? teller(*inside, std::move(as)) : teller(day::public_day(day), std::move(as));
    return told.picture(picture::styled::by_its_page);
}

}  // namespace bot::report
