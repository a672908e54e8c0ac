"""Units: what words and signs after or before a number measure, and which nouns count people.
In: nothing. Out: lexicons from surface words, in lower case, to the unit of a Figure; money has its own module.
"""

from __future__ import annotations

from reportedly.reading.numerals.money import MONEY

_MEASURES = """
percent: % percent per_cent pc pct percentage
percentage points: percentage_points percentage_point pp ppts
basis points: basis_points basis_point bps
km: km kms kilometer kilometers kilometre kilometres
m: m meter meters metre metres
cm: cm centimeter centimeters centimetre centimetres
mm: mm millimeter millimeters millimetre millimetres
μm: μm µm micrometre micrometres micrometer micrometers micron microns
nm: nm nanometre nanometres nanometer nanometers
miles: mile miles mi
nautical miles: nautical_mile nautical_miles
yards: yard yards yd yds
feet: foot feet ft
inches: inch inches
km/h: km/h km/hr kmh kph kilometers_per_hour kilometres_per_hour
knots: knot knots
mph: mph miles_per_hour mile_per_hour
sq km: sq_km square_kilometers square_kilometres square_kilometer square_kilometre km2 km²
sq m: sq_m square_meters square_metres square_meter square_metre m2 m²
sq miles: sq_mi square_miles square_mile sq_miles
sq ft: sq_ft square_feet square_foot
hectares: hectare hectares ha
acres: acre acres
kg: kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
g: g gram grams gramme grammes
mg: mg milligram milligrams
lb: lb lbs
tonnes: tonne tonnes metric_ton metric_tons
tons: ton tons
kilotons: kiloton kilotons kt
ounces: ounce ounces oz
lb-ft: lb-ft lb_ft ft-lb pound-feet pound-foot pound_feet foot-pounds
Nm: nm_of_torque newton-metres newton_metres newton-meters newton_meters
GPa: gpa gigapascal gigapascals
litres: litre litres liter liters
ml: ml millilitre millilitres milliliter milliliters
gallons: gallon gallons
barrels: barrel barrels bbl
cubic metres: cubic_metres cubic_meters cubic_metre cubic_meter m3 m³ bcm
cubic feet: cubic_feet cubic_foot
degrees: degree degrees ° °c °f degrees_celsius degrees_fahrenheit celsius fahrenheit degrees_c degrees_f
W: w watt watts
kW: kw kilowatt kilowatts
MW: mw megawatt megawatts
GW: gw gigawatt gigawatts
TW: tw terawatt terawatts
kWh: kwh kilowatt-hours kilowatt_hours
MWh: mwh megawatt-hours megawatt_hours
GWh: gwh gigawatt-hours gigawatt_hours
TWh: twh terawatt-hours terawatt_hours
V: volt volts
Hz: hz hertz
GB: gb gigabyte gigabytes
MB: mb megabyte megabytes
TB: tb terabyte terabytes
bhp: bhp hp horsepower
rpm: rpm
mpg: mpg miles_per_gallon
decibels: decibel decibels db
years: year years yr yrs
months: month months mo mos
weeks: week weeks wk wks
days: day days
hours: hour hours hr hrs
minutes: minute minutes min mins
seconds: second seconds sec secs
decades: decade decades
centuries: century centuries
quarters: quarters
cents: cent cents ¢
pence: pence penny p
points: point points
ppb: ppb
ppm: ppm
"""
_COUNTED = """
countries: countries country nations nation states_members
"""
_PERSONS = """
person persons people peoples civilian civilians soldier soldiers troop troops serviceman servicemen servicewomen
personnel fighter fighters combatant combatants mercenary mercenaries conscript conscripts recruit recruits reservist
reservists officer officers commander commanders general generals sailor sailors marine marines airman airmen
paratrooper paratroopers commando commandos guerrilla guerrillas militant militants rebel rebels insurgent insurgents
terrorist terrorists gunman gunmen attacker attackers bomber policeman policemen police guard guards ranger rangers
firefighter firefighters rescuer rescuers medic medics worker workers employee employees staff staffer staffers
laborer laborers labourer labourers miner miners farmer farmers engineer engineers trainee trainees instructor
instructors adviser advisers advisor advisors expert experts specialist specialists technician technicians scientist
scientists researcher researchers doctor doctors nurse nurses patient patients victim victims casualty casualties
fatality fatalities deaths hackers hacker communists dead injured wounded survivor survivors hostage hostages prisoner
prisoners detainee detainees inmate inmates captive captives pow pows defector defectors deserter deserters refugee
refugees migrant migrants immigrant immigrants evacuee evacuees asylum-seekers resident residents citizen citizens
inhabitant inhabitants villager villagers man men woman women child children kid kids boy boys girl girls baby babies
infant infants teenager teenagers youth youths student students pupil pupils teacher teachers professor professors
passenger passengers driver drivers pilot pilots crew crewmen traveler travelers traveller travellers tourist tourists
visitor visitors pilgrim pilgrims protester protesters protestor protestors demonstrator demonstrators activist
activists supporter supporters follower followers voter voters lawmaker lawmakers legislator legislators senator
senators congressman congressmen deputies delegate delegates minister ministers official officials diplomat diplomats
ambassador ambassadors envoy envoys leader leaders president presidents journalist journalists reporter reporters
lawyer lawyers judge judges juror jurors suspect suspects defendant defendants witness witnesses criminal criminals
convict convicts executive executives manager managers investor investors shareholder shareholders customer customers
consumer consumers user users subscriber subscribers client clients taxpayer taxpayers pensioner pensioners retiree
retirees player players footballer footballers athlete athletes spectator spectators fan fans family_members relatives
adults males females individual individuals nationals foreigner foreigners others servicemember servicemembers member
members participant participants volunteer volunteers candidate candidates aide aides colleague colleagues brother
brothers sister sisters son sons daughter daughters parent parents mother mothers father fathers wife wives husband
husbands friend friends operative operatives agent agents spy spies special_forces ground_troops forces soldier-
engineers veterans veteran orphans orphan monks priests priest worshippers worshipper mourners bystanders bystander
responders responder peacekeepers peacekeeper contractors contractor observers observer monitors inspectors inspector
speakers analysts analyst economists economist respondents respondent applicants applicant graduates graduate
"""

MEASURES: dict[str, str] = {
    **{
        surface.replace("_", " "): unit
        for line in _MEASURES.strip().splitlines()
        for unit, surfaces in [line.split(": ")]
        for surface in surfaces.split()
    },
    **MONEY,
}
COUNTED: dict[str, str] = {
    surface: unit
    for line in _COUNTED.strip().splitlines()
    for unit, surfaces in [line.split(": ")]
    for surface in surfaces.split()
}
PERSONS: frozenset[str] = frozenset(word.replace("_", " ") for word in _PERSONS.split())

DEMONYMS: frozenset[str] = frozenset(
    """
    germans poles turks swedes danes finns czechs slovaks serbs croats arabs kurds thais israelis iraqis pakistanis
    saudis emiratis kuwaitis omanis yemenis bangladeshis azerbaijanis britons scots greeks french dutch irish welsh
    english spaniards filipinos afghans kyrgyz uzbeks kazakhs tajiks turkmens muslims christians jews hindus sikhs
    houthis rohingya uyghurs tatars chechens basques catalans roma druze alawites yazidis muscovites
    londoners new-yorkers republicans democrats swiss chinese japanese vietnamese lebanese sudanese burmese taiwanese
    nepalese congolese senegalese portuguese maltese
    """.split()
)
"""Beside those that end in -ans and -landers ('North Koreans', 'Icelanders')."""

HARMED: frozenset[str] = frozenset(
    "killed dead wounded injured hurt missing detained arrested displaced hospitalized captured drowned trapped".split()
)
"""Words after a bare number of people: 'killing 12 and leaving 40 wounded'."""

SYMBOLS: frozenset[str] = frozenset(
    """
    % km kms m cm mm μm µm nm mi yd ft km/h km/hr kmh kph mph km2 km² m2 m² m3 m³ ha kg kgs g mg lb lbs lb-ft kt oz ml
    bbl ppb ppm ° °c °f c w kw mw gw kwh mwh gwh twh hz gb mb tb bhp hp rpm mpg db yr yrs hr hrs min mins sec secs bps
    pc pp p ¢ usd eur gbp € £ ¥ 元 ₩ ₽ ₴ ₹ ₪ ₺ ₾ ₭ ₡ ₿
    """.split()
)
"""Units that may stand against their digits ('64GB', '37m')."""
