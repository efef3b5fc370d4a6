#include "inference/engine/residents.h"

#include <algorithm>
#include <malloc.h>
#include <numeric>

namespace weft::inference {

void Residents::setBudget(std::int64_t bytes)
{
    m_budget = bytes;
    shrinkTo(bytes);
}

Residents::Entries::iterator Residents::find(const Name &name)
{
    return std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.name.network == name.network && entry.name.files == name.files;
    });
}

bool Residents::has(const Name &name) const
{
    return const_cast<Residents *>(this)->find(name) != m_entries.end();
}

void Residents::touch(const Name &name)
{
    if (const auto there = find(name); there != m_entries.end())
        m_entries.splice(m_entries.begin(), m_entries, there);
}

Residents::Held Residents::found(const Name &name, const std::function<Held()> &read)
{
    if (const auto there = find(name); there != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, there);
        return there->network;
    }
    m_entries.remove_if([&](const Entry &other) { return other.name.network == name.network; });
    shrinkTo(m_budget - name.bytes);
    Held network = read();
    ++m_reads;
    if (name.bytes <= m_budget)
        m_entries.push_front({name, network});
    return network;
}

void Residents::shrinkTo(std::int64_t bytes)
{
    const std::size_t before = m_entries.size();
    while (!m_entries.empty() && this->bytes() > bytes)
        m_entries.pop_back();
    if (m_entries.size() < before)
        ::malloc_trim(0); // the C library would hold it back
}

bool Residents::letIdleGo()
{
    const auto gone = m_entries.remove_if(
        [](const Entry &entry) { return entry.network.use_count() == 1; });
    if (gone > 0)
        ::malloc_trim(0);
    return gone > 0;
}

void Residents::clear()
{
    shrinkTo(-1);
}

std::int64_t Residents::bytes() const
{
    return std::accumulate(m_entries.begin(), m_entries.end(), std::int64_t{0},
                           [](std::int64_t sum, const Entry &one) { return sum + one.name.bytes; });
}

std::int64_t Residents::copiedBytes(at::Device device) const
{
    return std::accumulate(m_entries.begin(), m_entries.end(), std::int64_t{0},
                           [device](std::int64_t sum, const Entry &one) {
                               return sum + (one.name.device == device ? one.name.copied : 0);
                           });
}

} // namespace weft::inference
