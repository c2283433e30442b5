"""Absence figures of 10,000 random absences, day by day, with Python's own calendar. Run in this folder: python3 absence.py"""
import json
import random
from datetime import date, timedelta

random.seed(80)
FIRST, MONTHS, GROUPS = date(2023, 1, 1), 36, 4
EPOCH = date(1970, 1, 1)
END = date(2025, 12, 31)
LIMITS = {"vernet": (14, 91, 365), "classic": (7, 42, 365)}


def number(day):
    return (day - EPOCH).days


def month_of(day):
    return (day.year - FIRST.year) * 12 + day.month - 1


def make_person():
    """Employments without overlap; absences without overlap, some running, some outside every employment."""
    start = FIRST + timedelta(days=random.randint(-700, 500))
    jobs = []
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        stop = start + timedelta(days=random.randint(60, 1500))
        jobs.append([start, stop, random.choice([0.5, 0.6, 0.67, 0.8, 1.0, 1.1]), random.randrange(GROUPS)])
        start = stop + timedelta(days=random.choice([1, 1, 1, 40]))
    cases, day = [], FIRST + timedelta(days=random.randint(-500, 300))
    for _ in range(random.choice([0, 1, 2, 3, 5, 8])):
        length = random.choice([1, 2, 3, 5, 7, 8, 14, 15, 20, 42, 43, 60, 91, 92, 200, 365, 366, 500])
        last = day + timedelta(days=length - 1)
        steps, at = [], day
        for part in random.choice([[], [], [], [0.5], [0.5, 0.25], [0.75, 0.5, 0.2]]):
            at = at + timedelta(days=random.randint(1, 40))
            if at <= last:
                steps.append([at, part])
        running = random.random() < 0.03
        cases.append([day, None if running else last, steps])
        if running:
            break
        day = last + timedelta(days=random.randint(2, 260))
    return jobs, cases


def part_on(case, day):
    part = 1.0
    for start, value in case[2]:
        if start <= day:
            part = value
    return part


def job_on(jobs, day):
    return next((job for job in jobs if job[0] <= day <= job[1]), None)


def length_class(days, scheme):
    return sum(1 for limit in LIMITS[scheme] if days > limit)


def empty_months():
    return [[[0.0] * 6 for _ in range(MONTHS)] for _ in range(GROUPS)]


totals = empty_months()
years = [[[0.0] * 19 for _ in range(MONTHS)] for _ in range(GROUPS)]
people, count = [], 0
while count < 10_000:
    person = make_person()
    people.append(person)
    count += len(person[1])

days = [FIRST + timedelta(days=i) for i in range((END - FIRST).days + 1)]
for jobs, cases in people:
    weights = [dict() for _ in cases]
    for day in days:
        job = job_on(jobs, day)
        if job is None:
            continue
        row = totals[job[3]][month_of(day)]
        row[0] += 1
        row[1] += job[2]
        for index, case in enumerate(cases):
            if case[0] <= day and (case[1] is None or day <= case[1]):
                row[2] += job[2] * part_on(case, day)
                weights[index][day] = (job, job[2] * part_on(case, day))
    for case in cases:
        for day, field, value in ((case[0], 3, 1), (case[1], 4, 1), (case[1], 5, None)):
            job = job_on(jobs, day) if day and FIRST <= day <= END else None
            if job:
                totals[job[3]][month_of(day)][field] += value if value else (case[1] - case[0]).days + 1
    for month in range(11, MONTHS):
        inside = [day for day in days if month - 12 < month_of(day) <= month]
        low, high = inside[0], inside[-1]
        for index, case in enumerate(cases):
            end = high if case[1] is None else min(case[1], high)
            mine = {day: value for day, value in weights[index].items() if low <= day <= high}
            for order, scheme in enumerate(("vernet", "classic")):
                if not mine:
                    continue
                own = order * 4 + length_class((end - case[0]).days + 1, scheme)
                for job, weight in mine.values():
                    years[job[3]][month][own] += weight
                last_job = job_on(jobs, end)
                if last_job and any(job is last_job for job, _ in mine.values()):
                    years[last_job[3]][month][8 + own] += 1
        reported = [case for case in cases if low <= case[0] <= high and job_on(jobs, case[0])]
        home = job_on(jobs, high)
        where = home or (job_on(jobs, reported[-1][0]) if reported else None)
        if where and len(reported) >= 3:
            years[where[3]][month][16] += 1
        if home and all(job_on(jobs, day) for day in inside):
            years[home[3]][month][17] += 1
            if not any(case[0] <= high and (case[1] is None or case[1] >= low) for case in cases):
                years[home[3]][month][18] += 1


def compact(value):
    return round(value, 6) if value % 1 else int(value)


json.dump(
    {
        "people": [
            {
                "jobs": [[number(a), number(b), factor, group] for a, b, factor, group in jobs],
                "cases": [
                    [number(first), None if last is None else number(last), [[number(a), p] for a, p in steps]]
                    for first, last, steps in cases
                ],
            }
            for jobs, cases in people
        ],
        "totals": [[[compact(v) for v in month] for month in group] for group in totals],
        "years": [[[compact(v) for v in month] for month in group] for group in years],
    },
    open("absence.json", "w"),
    separators=(",", ":"),
)
print(len(people), "people,", count, "absences")
